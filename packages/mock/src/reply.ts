import { utf8ToBytes } from '@noble/hashes/utils.js'

/** What goes over the wire, before it is put into the form that its transport has for it. */
export interface Message {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
  /** Whether the connection breaks behind the body, which is less than its `content-length` announces. */
  readonly isCut?: boolean
}

/** A message; none, where the connection is lost before there is one. */
export type Reply = Message | undefined

/** A reply as `fetch` and MSW have it: where the connection is lost it is a network error. */
export function toResponse(reply: Reply): Response {
  if (!reply) return Response.error()
  const { status, headers, body, isCut } = reply
  if (body === undefined) return new Response(null, { status, headers })
  const bytes = utf8ToBytes(body)
  // Without its length MSW carries an answer in chunks, which takes its client longer than all the rest.
  const announced = { 'content-length': String(bytes.length), ...headers }
  return new Response(isCut ? brokenOff(bytes) : body, { status, headers: announced })
}

function brokenOff(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let isSent = false
  return new ReadableStream({
    // The bytes go out before the error does, which would take their place in the queue.
    pull(controller) {
      if (isSent) return controller.error(new TypeError('terminated'))
      isSent = true
      controller.enqueue(bytes)
    },
  })
}
