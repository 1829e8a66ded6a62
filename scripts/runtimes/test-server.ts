import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import { createPages } from './pages.ts'

/** The server shared by all runtimes: a mock on a port, the pages for browsers on the same origin, and a folder for files. */
export interface TestServer extends AsyncDisposable {
  readonly mock: WorkbenchMock
  readonly url: string
  readonly folder: string
}

export async function startTestServer(): Promise<TestServer> {
  const mock = new WorkbenchMock()
  const pages = await createPages()
  const folder = await mkdtemp(join(tmpdir(), 'workbench-runtimes-'))
  const server = await serve({
    fetch: async (input, init) =>
      (await pages(new URL(urlOf(input)).pathname)) ?? cacheable(await mock.fetch(input, init)),
  })
  return {
    mock,
    url: server.url,
    folder,
    [Symbol.asyncDispose]: async () => {
      await server.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** Allows caches to reuse the response, as a proxy in front of Workbench might do. */
function cacheable({ body, status, headers }: Response): Response {
  return new Response(body, { status, headers: { ...Object.fromEntries(headers), 'cache-control': 'max-age=600' } })
}

function urlOf(input: string | URL | Request): string {
  return input instanceof Request ? input.url : String(input)
}
