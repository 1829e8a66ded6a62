import { build } from 'esbuild'

const PROGRAMS = 'test/runtimes'

/** The program and the client in one file, as a bundler of applications makes it of what is published. */
export function bundle(program: string, conditions: readonly string[]): Promise<string> {
  return compile(program, conditions, [])
}

/** The program alone. The client stays an import, by its name. */
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
    // The repository's own settings would let it find the sources.
    tsconfigRaw: '{}',
  })
  return outputFiles.map(({ text }) => text).join('')
}
