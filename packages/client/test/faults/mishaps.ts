import { finished } from 'node:stream/promises'
import type { Victim } from './victim.ts'

type Reached = Pick<Victim, 'response'>

const JSON_API = { 'content-type': 'application/vnd.api+json' }

/** Ends the connection. */
export function hangUp({ response }: Reached): void {
  response.socket?.destroy()
}

/** Breaks off within the head. */
export function cutHead({ response }: Reached): void {
  response.socket?.write('HTTP/1.1 200 OK\r\ncontent-le', () => hangUp({ response }))
}

/** Breaks off before the body is as long as the head says: by half of it, or, since a body may be none, by one byte. */
export async function cutLength({ response }: Reached, answer: Response): Promise<void> {
  const body = await answer.text()
  response.writeHead(200, { ...JSON_API, 'content-length': Buffer.byteLength(body) + 1 })
  response.write(half(body), () => hangUp({ response }))
}

/** Breaks off where all was said, but that it is the end. */
export async function cutChunks({ response }: Reached, answer: Response): Promise<void> {
  response.writeHead(200, JSON_API).write((await answer.text()) || ' ', () => hangUp({ response }))
}

/** Does not answer before the client gives up. */
export async function never({ response }: Reached): Promise<void> {
  await finished(response).catch(() => {})
}

/** Carries a request out that nobody waits for any more. */
export async function tooLate({ response, commit }: Victim): Promise<void> {
  await never({ response })
  await commit()
}

/** Gives half an answer, and no more of it. */
export async function stall({ response }: Reached, answer: Response): Promise<void> {
  response.writeHead(200, JSON_API).write(half(await answer.text()))
  await never({ response })
}

/** Answers with a page of a proxy, which quotes all that it can. */
export async function page({ response, sent }: Victim, answer: Response): Promise<void> {
  response
    .writeHead(200, { 'content-type': 'text/html', 'x-request-id': sent })
    .end(`<p>${sent} ${await answer.text()}`)
}

/** Answers with JSON that the contract does not know, and in which it quotes what it can. */
export async function otherwise({ response, sent }: Victim, answer: Response): Promise<void> {
  response.writeHead(200, JSON_API).end(JSON.stringify({ data: { id: 7, type: sent, was: await answer.text() } }))
}

/** Answers with half a document, and a length that fits it. */
export async function truncate({ response }: Reached, answer: Response): Promise<void> {
  response.writeHead(200, JSON_API).end(half(await answer.text()))
}

/** Refuses a request, and quotes it. */
export function refused(status: number, retryAfter?: string): (victim: Victim) => void {
  return ({ response, sent }) => {
    const detail = { status: String(status), title: 'Not now', detail: sent }
    response
      .writeHead(status, { ...JSON_API, ...(retryAfter !== undefined && { 'retry-after': retryAfter }) })
      .end(JSON.stringify({ errors: [detail] }))
  }
}

function half(body: string): string {
  return body.slice(0, body.length / 2) || '{'
}
