import type { FetchResponse } from '../../../index.ts'

/** The maximum size of a response, in bytes: more than the largest Kubernetes Secret in base64. */
const MAX_BODY = 2 * 1024 * 1024

/** A response is larger than {@link MAX_BODY}. */
export class BodyTooLargeError extends Error {
  readonly limit = MAX_BODY
}

/** Reads the body of a response. Stops when it is too large. */
export async function readBody(response: FetchResponse): Promise<string> {
  const { body } = response
  if (!isIterable(body)) return response.text()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > MAX_BODY) throw new BodyTooLargeError()
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

function isIterable(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body
}
