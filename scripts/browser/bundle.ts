import { build } from 'esbuild'

/** Bundles the page's program with the built packages and an installed version of MSW. */
export async function bundle(program: string, msw: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [program],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    alias: { msw },
    // The repository's tsconfig.json would resolve the packages to their sources.
    tsconfigRaw: '{}',
    // The built packages are outside `node_modules`, so esbuild would print warnings that it hides for dependencies.
    logLevel: 'error',
  })
  return outputFiles.map(({ text }) => text).join('')
}
