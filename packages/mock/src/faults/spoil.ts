import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Message } from '../reply.ts'

/** The same answer with a body that nobody can read. One without a body stays what it is. */
export function spoiled(message: Message, how: 'cut' | 'malformed'): Message {
  const { body, headers } = message
  if (!body) return message
  const half = body.slice(0, body.length >> 1)
  if (how === 'malformed') return { ...message, body: half }
  // It announces all of the body, so that a client behind a connection notices.
  const announced = { ...headers, 'content-length': String(utf8ToBytes(body).length) }
  return { ...message, headers: announced, body: half, isCut: true }
}
