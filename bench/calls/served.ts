import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { Reply } from './replies.ts'

/** Starts a server in a separate process, so that it does not share an event loop with its clients. */
export async function serveReplies(
  contenders: readonly { readonly reply: Reply }[],
): Promise<AsyncDisposable & { readonly url: string }> {
  const child = fork(new URL('server.ts', import.meta.url))
  const ended = once(child, 'exit')
  child.send(contenders.map(({ reply }) => reply))
  const [port] = await Promise.race([once(child, 'message'), ended])
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      child.disconnect()
      await ended
    },
  }
}
