import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Host, type HostOptions, hostWorlds, serve } from '@workbench-sdk/mock'
import { Hono } from 'hono'

/** The page, wherever it is served from. */
export interface Site extends AsyncDisposable {
  readonly url: string
  /** The mock behind it, where that is not in the page. */
  readonly host?: Host
}

export type Build = 'served' | 'static'

/** What a mock on a port is made with, beside the scenario. */
export type Hosting = Pick<HostOptions, 'assumptions' | 'controlToken' | 'scenario'>

export const SITES: Readonly<Record<Build, (hosting: Hosting) => Promise<Site>>> = {
  served: onPort,
  static: onStaticHost,
}

/** The page as a mock's port serves it. */
async function onPort(hosting: Hosting): Promise<Site> {
  const host = hostWorlds({ scenario: 'typical', ...hosting })
  const server = await serve(host)
  return { url: `${server.url}/`, host, [Symbol.asyncDispose]: () => server.close() }
}

const FOLDER = fileURLToPath(new URL('../dist', import.meta.url))

/** The page without a mock behind it, in a folder that is not the root: on any host that has nothing but files. */
async function onStaticHost(): Promise<Site> {
  const app = new Hono()
  app.use('/below/*', serveStatic({ root: FOLDER, rewriteRequestPath: path => path.replace('/below', '') }))
  const server = createServer(getRequestListener(app.fetch))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.closeAllConnections()
    return new Promise<void>(resolve => server.close(() => resolve()))
  }
  return { url: `http://127.0.0.1:${port}/below/`, [Symbol.asyncDispose]: close }
}
