import { readFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createPlainServer, type Server } from 'node:net'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.ts'

/** The servers that the browser can reach: the page's server, another origin, and a server in place of Workbench. */
export interface Environment extends AsyncDisposable {
  readonly port: number
  readonly otherOrigin: string
  readonly network: Network
}

/** Counts and closes connections that would otherwise reach Workbench. */
interface Network {
  readonly port: number
  connections: number
}

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' }
const PROGRAM = 'test/browser/page.ts'

export async function createEnvironment(msw: string): Promise<Environment> {
  const network = { port: 0, connections: 0 }
  const page = createServer(serveFiles(await filesOf(msw)))
  const other = createServer(serveOrigin)
  const workbench = createPlainServer(socket => {
    network.connections++
    socket.destroy()
  })
  const servers = [page, other, workbench]
  const [port = 0, otherPort = 0, networkPort = 0] = await Promise.all(servers.map(listen))
  network.port = networkPort
  return {
    port,
    otherOrigin: `http://127.0.0.1:${otherPort}`,
    network,
    [Symbol.asyncDispose]: async () => void (await Promise.all(servers.map(close))),
  }
}

async function filesOf(msw: string): Promise<Readonly<Record<string, string>>> {
  const worker = await readFile(fileURLToPath(import.meta.resolve(`${msw}/mockServiceWorker.js`)), 'utf8')
  return {
    '/page.html': '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Page</title>',
    '/page.js': await bundle(PROGRAM, msw),
    '/mockServiceWorker.js': worker,
    '/folder/mockServiceWorker.js': worker,
    '/empty.js': '',
  }
}

function serveFiles(files: Readonly<Record<string, string>>): RequestListener {
  return ({ url = '' }, response) => {
    const body = files[url]
    const type = TYPES[extname(url)] ?? 'text/plain'
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body)
  }
}

/** Responds to any page with the server's origin. */
const serveOrigin: RequestListener = ({ headers }, response) => {
  response.writeHead(200, { 'access-control-allow-origin': '*' }).end(`http://${headers.host}`)
}

function listen(server: Server): Promise<number> {
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

function close(server: Server & { closeAllConnections?(): void }): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    server.closeAllConnections?.()
  })
}
