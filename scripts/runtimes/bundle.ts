import { build } from 'esbuild'

const PROGRAMS = 'test/runtimes'

/** Bundles the program with the built client, as an application would. */
export function bundle(program: string, conditions: readonly string[]): Promise<string> {
  return compile(program, conditions, [])
}

/** Compiles only the program. It still imports the client by name. */
export function compileAlone(program: string): Promise<string> {
  return compile(program, [], ['@workbench-sdk/client'])
}

async function compile(program: string, conditions: readonly string[], external: readonly string[]): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${PROGRAMS}/${program}`],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: [...conditions],
    external: [...external],
    // The repository's tsconfig.json would resolve the client to its sources.
    tsconfigRaw: '{}',
  })
  return outputFiles.map(({ text }) => text).join('')
}
