import { createHost, WorkbenchMock } from '@workbench-sdk/mock'
import { type StartHostOptions, type StartOptions, startWorkbench } from '@workbench-sdk/mock/browser'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

// What it does in a browser is held by `npm run browser`, in one.

/** What a page can have. */
const ENTRIES = ['@workbench-sdk/mock', '@workbench-sdk/mock/browser', '@workbench-sdk/mock/conformance']

test.each(ENTRIES)('a bundler can put %s into a page, without a server', async entry => {
  const { metafile } = await bundle(`export * from '${entry}'`)
  const files = Object.keys(metafile.inputs)
  expect(files.filter(file => /adapters\/node|hono\/node-server|selfsigned/.test(file))).toEqual([])
  const imports = Object.values(metafile.outputs).flatMap(output => output.imports)
  expect(imports.filter(({ external }) => external)).toEqual([])
})

test('serve says to a page what to use in its place', async () => {
  const { outputFiles } = await bundle(`export { serve, WorkbenchMock } from '@workbench-sdk/mock'`)
  const { serve } = await import(
    `data:text/javascript,${encodeURIComponent(outputFiles.map(({ text }) => text).join())}`
  )
  await expect(serve(new WorkbenchMock())).rejects.toThrow('startWorkbench of @workbench-sdk/mock/browser')
})

test('startWorkbench can be had where there is no page, and says there what to use in its place', async () => {
  await expect(startWorkbench()).rejects.toThrow('mock.fetch or serve')
})

test.each([
  [{ persist: 'cookie' as 'local' }, "persist is cookie: give 'session', 'local' or false."],
  [{ persist: 'local', storageKey: '' }, 'storageKey is empty'],
  [{ mock: new WorkbenchMock(), scenario: 'typical' }, 'scenario does not go with mock, which answers as it is'],
  [{ host: createHost(), now: '2026-11-22' } as StartHostOptions, 'now does not go with host'],
  [{ host: createHost(), mock: new WorkbenchMock() } as StartHostOptions, 'mock does not go with host'],
] as const)('%o is refused', async (options, message) => {
  const refused = startWorkbench(options as StartOptions)
  await expect(refused).rejects.toThrow(TypeError)
  await expect(refused).rejects.toThrow(message)
})

function bundle(contents: string) {
  return build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['workbench-source'],
    logLevel: 'silent',
  })
}
