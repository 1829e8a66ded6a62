import { build } from 'esbuild'

/** The page's program with the packages as they are published, and one of the versions of MSW that are installed. */
export async function bundle(program: string, msw: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [program],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    alias: { msw },
    // The repository's own settings would let it find the sources.
    tsconfigRaw: '{}',
    // The built packages stand beside the sources, where it warns of what it would take in silence from node_modules.
    logLevel: 'error',
  })
  return outputFiles.map(({ text }) => text).join('')
}
