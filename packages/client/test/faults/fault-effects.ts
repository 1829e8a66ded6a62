import { finished } from 'node:stream/promises'
import type { InterceptedRequest } from './intercepted-request.ts'

type Target = Pick<InterceptedRequest, 'response'>

const JSON_API = { 'content-type': 'application/vnd.api+json' }

export function closeConnection({ response }: Target): void {
  response.socket?.destroy()
}

export function closeWithinHeaders({ response }: Target): void {
  response.socket?.write('HTTP/1.1 200 OK\r\ncontent-le', () => closeConnection({ response }))
}

/** Sends half of the body. The content-length is one byte more than the body, because a body can be empty. */
export async function closeBeforeLastByte({ response }: Target, answer: Response): Promise<void> {
  const body = await answer.text()
  response.writeHead(200, { ...JSON_API, 'content-length': Buffer.byteLength(body) + 1 })
  response.write(half(body), () => closeConnection({ response }))
}

/** Sends the whole body, but not the chunk that ends it. */
export async function closeBeforeLastChunk({ response }: Target, answer: Response): Promise<void> {
  response.writeHead(200, JSON_API).write((await answer.text()) || ' ', () => closeConnection({ response }))
}

/** Sends nothing until the client closes the connection. */
export async function neverRespond({ response }: Target): Promise<void> {
  await finished(response).catch(() => {})
}

/** Processes the request after the client has closed the connection. */
export async function commitAfterTimeout({ response, commit }: InterceptedRequest): Promise<void> {
  await neverRespond({ response })
  await commit()
}

/** Sends half of the body, and then nothing until the client closes the connection. */
export async function stallBody({ response }: Target, answer: Response): Promise<void> {
  response.writeHead(200, JSON_API).write(half(await answer.text()))
  await neverRespond({ response })
}

/** Responds with an HTML page, as from a proxy, that repeats the authorization header and the response. */
export async function htmlPage({ response, authorization }: InterceptedRequest, answer: Response): Promise<void> {
  response
    .writeHead(200, { 'content-type': 'text/html', 'x-request-id': authorization })
    .end(`<p>${authorization} ${await answer.text()}`)
}

/** Responds with JSON that violates the contract, and repeats the authorization header and the response. */
export async function wrongDocument({ response, authorization }: InterceptedRequest, answer: Response): Promise<void> {
  response
    .writeHead(200, JSON_API)
    .end(JSON.stringify({ data: { id: 7, type: authorization, was: await answer.text() } }))
}

/** Responds with half of a document, and a content-length that matches it. */
export async function truncatedDocument({ response }: Target, answer: Response): Promise<void> {
  response.writeHead(200, JSON_API).end(half(await answer.text()))
}

/** Responds with an error that repeats the authorization header. */
export function errorResponse(status: number, retryAfter?: string): (request: InterceptedRequest) => void {
  return ({ response, authorization }) => {
    const error = { status: String(status), title: 'Not now', detail: authorization }
    response
      .writeHead(status, { ...JSON_API, ...(retryAfter !== undefined && { 'retry-after': retryAfter }) })
      .end(JSON.stringify({ errors: [error] }))
  }
}

function half(body: string): string {
  return body.slice(0, body.length / 2) || '{'
}
