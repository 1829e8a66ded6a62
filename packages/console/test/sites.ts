import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { createHost, type Host, type HostOptions, serve } from '@workbench-sdk/mock'
import { Hono } from 'hono'

/** A server of the page. */
export interface Site extends AsyncDisposable {
  readonly url: string
  /** The mock behind the page; undefined if it runs in the page. */
  readonly host?: Host
}

export type Build = 'served' | 'static'

export type SiteOptions = Pick<HostOptions, 'assumptions' | 'controlToken' | 'scenario'>

export const SITES: Readonly<Record<Build, (options: SiteOptions) => Promise<Site>>> = {
  served: startMockServer,
  static: startStaticServer,
}

/** Starts a mock, which serves the page. */
async function startMockServer(options: SiteOptions): Promise<Site> {
  const host = createHost({ scenario: 'typical', ...options })
  const server = await serve(host)
  return { url: `${server.url}/`, host, [Symbol.asyncDispose]: () => server.close() }
}

const STATIC_BUILD = fileURLToPath(new URL('../dist', import.meta.url))

/** Starts a plain file server for the static build, below a path, as on many static hosts. */
async function startStaticServer(): Promise<Site> {
  const app = new Hono()
  app.use('/below/*', serveStatic({ root: STATIC_BUILD, rewriteRequestPath: path => path.replace('/below', '') }))
  const server = createServer(getRequestListener(app.fetch))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    return new Promise<void>(resolve => server.close(() => resolve()))
  }
  return { url: `http://127.0.0.1:${port}/below/`, [Symbol.asyncDispose]: close }
}
