/** The same answer with a body that nobody can read. One without a body stays what it is. */
export async function spoiled(answer: Response, how: 'cut' | 'malformed'): Promise<Response> {
  const bytes = new Uint8Array(await answer.clone().arrayBuffer())
  if (bytes.length === 0) return answer
  const { status, headers } = answer
  const half = bytes.slice(0, bytes.length >> 1)
  if (how === 'malformed') return new Response(half, { status, headers })
  // It announces all of the bytes, so that also a client behind a connection notices.
  const announced = new Headers(headers)
  announced.set('content-length', String(bytes.length))
  return new Response(brokenOff(half), { status, headers: announced })
}

function brokenOff(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let sent = false
  return new ReadableStream({
    // The bytes go out before the error does, which would take their place in the queue.
    pull(controller) {
      if (sent) return controller.error(new TypeError('terminated'))
      sent = true
      controller.enqueue(bytes)
    },
  })
}
