import { Child } from '../child.ts'

/** A request for a key, and the URLs of the servers that respond to it. */
export interface Servers {
  readonly path: string
  readonly token: string
  readonly mock: string
  readonly hono: string
}

/** Starts a mock, and a bare Hono server that responds with the same document. */
export async function startServers(children: AsyncDisposableStack): Promise<Servers> {
  const mock = children.use(new Child('port/mock.ts'))
  const { url, path, token } = await mock.receive<{ url: string; path: string; token: string }>()
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } })
  const hono = children.use(new Child('port/hono.ts'))
  hono.send({ path, document: await response.json() })
  return { path, token, mock: url, hono: (await hono.receive<{ url: string }>()).url }
}
