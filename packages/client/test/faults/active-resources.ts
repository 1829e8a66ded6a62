import { setImmediate, setTimeout } from 'node:timers/promises'

/** How long to wait for attempts to connect, in milliseconds. `fetch` cannot cancel one, and gives up after ten seconds. */
const CONNECT_TIMEOUT = 15_000

/**
 * Returns the resources that keep this process alive, except the pipes to its parent. Waits until closing handles are closed, and until
 * attempts to connect have ended: on a busy machine, a call can end before its connection is established.
 */
export async function activeResources(): Promise<string[]> {
  await setImmediate()
  await setImmediate()
  const deadline = performance.now() + CONNECT_TIMEOUT
  while (process.getActiveResourcesInfo().includes('ConnectWrap') && performance.now() < deadline) await setTimeout(20)
  return process.getActiveResourcesInfo().filter(each => each !== 'PipeWrap')
}
