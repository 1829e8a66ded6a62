import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { type CommandLine, runServedMock } from '../../test/runtimes/served-mock.ts'
import { BUN, DENO, NODES } from './binaries.ts'
import { type Runtime, versionOf } from './runtime.ts'

/** The mock on a port, as started by the command `workbench-mock`. */
export const servedMocks: readonly Runtime[] = [
  ...NODES.map(({ name, binary }) => servedMock(name, [binary])),
  servedMock('Bun', [BUN]),
  servedMock('Deno', [
    DENO,
    'run',
    '--no-prompt',
    '--no-lock',
    '--allow-net=127.0.0.1',
    '--allow-read',
    '--allow-write',
    '--allow-sys',
    '--allow-env',
  ]),
]

function servedMock(name: string, commandLine: CommandLine): Runtime {
  return {
    name: `${name}, served mock`,
    version: () => versionOf(commandLine[0]),
    run: async (_, { folder }) => {
      const report = await runServedMock(commandLine, await mkdtemp(join(folder, 'mock-')))
      return { report: JSON.stringify(report), output: '' }
    },
  }
}
