import { runInNewContext } from 'node:vm'
import { createHost, WorkbenchMock } from '@workbench-sdk/mock'
import { type StartHostOptions, type StartOptions, startWorkbench } from '@workbench-sdk/mock/browser'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

// `npm run browser` tests its behavior in a browser.

/** The entry points for pages. */
const ENTRIES = ['@workbench-sdk/mock', '@workbench-sdk/mock/browser', '@workbench-sdk/mock/conformance']

test.each(ENTRIES)('%s can be bundled for browsers without the server', async entry => {
  const { metafile } = await bundle(`export * from '${entry}'`)
  const files = Object.keys(metafile.inputs)
  expect(files.filter(file => /transports\/http\/server|hono\/node-server|selfsigned/.test(file))).toEqual([])
  const imports = Object.values(metafile.outputs).flatMap(output => output.imports)
  expect(imports.filter(({ external }) => external)).toEqual([])
})

test('delays work in a browser even if timers were faked before the mock was loaded', async () => {
  const { outputFiles } = await bundle(`
    import { WorkbenchMock } from '@workbench-sdk/mock'
    const mock = new WorkbenchMock({ faults: [{ latency: 5 }] })
    globalThis.response = mock.fetch(mock.baseUrl + '/api/v2/organizations')`)
  const { AbortController, AbortSignal, Headers, performance, Request, Response, TextEncoder, URL, URLSearchParams } =
    globalThis
  const page = {
    ...{ AbortController, AbortSignal, crypto, Headers, performance },
    ...{ Request, Response, TextEncoder, URL, URLSearchParams },
  }
  const context = { ...page, setTimeout: () => 0, clearTimeout: () => undefined, response: Promise.reject<Response>() }
  context.response.catch(() => undefined)
  runInNewContext(outputFiles.map(({ text }) => text).join(), context)
  expect((await context.response).status).toBe(401)
})

test('`serve` suggests alternatives in a browser', async () => {
  const { outputFiles } = await bundle(`export { serve, WorkbenchMock } from '@workbench-sdk/mock'`)
  const { serve } = await import(
    `data:text/javascript,${encodeURIComponent(outputFiles.map(({ text }) => text).join())}`
  )
  await expect(serve(new WorkbenchMock())).rejects.toThrow('startWorkbench() from @workbench-sdk/mock/browser')
})

test('`startWorkbench` can be imported outside a page, and suggests alternatives there', async () => {
  await expect(startWorkbench()).rejects.toThrow('mock.fetch or serve()')
})

test.each([
  [
    { persist: 'cookie' as 'local' },
    'Invalid value for persist: expected "session", "local" or false, received "cookie".',
  ],
  [{ persist: 'local', storageKey: '' }, 'Invalid storageKey ""'],
  [{ mock: new WorkbenchMock(), scenario: 'typical' }, 'Invalid option "scenario": it cannot be combined with "mock"'],
  [
    { host: createHost(), now: '2026-11-22T12:00:00Z' } as StartHostOptions,
    'Invalid option "now": it cannot be combined with "host"',
  ],
  [
    { host: createHost(), mock: new WorkbenchMock() } as StartHostOptions,
    'Invalid option "mock": it cannot be combined with "host"',
  ],
] as const)('rejects %o', async (options, message) => {
  const rejected = startWorkbench(options as StartOptions)
  await expect(rejected).rejects.toThrow(TypeError)
  await expect(rejected).rejects.toThrow(message)
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
