// A regular client in a separate process. It receives its target from the parent process and calls it until it receives a
// second message. It exits with an error if a response is wrong.
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { request } from 'node:https'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { Api } from '../api.ts'
import { DELAY, type Target } from './target.ts'

/** The number of calls, and their times in milliseconds. */
export interface Service {
  readonly calls: number
  readonly median: number
  readonly slowest: number
  /** The most processor time that the server took during a call: the time that it made this client wait. */
  readonly longestWait: number
  /** The number of calls during which the server took more than `DELAY`. */
  readonly delayed: number
}

/** The time between two turns, in milliseconds: none in a long run. */
const PAUSE = Number(process.env.WORKBENCH_HOSTILE_MINUTES ?? 0) > 0 ? 0 : 200

const [target] = (await once(process, 'message')) as [Target]
const times: number[] = []
const waits: number[] = []
let isStopped = false
process.once('message', () => {
  isStopped = true
})
process.once('disconnect', () => process.exit())

const api = new Api({ baseUrl: `http://127.0.0.1:${target.plain}`, fetch, close: () => undefined }, target.token)
const key = `/api_keys/${target.keyId}`
for (let turn = 0; !isStopped; turn++) {
  const name = `deploy ${turn}`
  await expectOf(name, async () => (await api.update('api_keys', target.keyId, { name })).body?.data.attributes.name)
  await expectOf(name, async () => (await api.get(key)).body?.data.attributes.name)
  await expectOf(253, async () => (await api.get('/api_keys?page[limit]=1')).body?.meta.page.total)
  await expectOf(401, async () => (await api.withToken('wrong').get('/api_keys')).status)
  await expectOf(name, async () => JSON.parse(await getSecurely(target)).data.attributes.name)
  await sleep(PAUSE)
}
times.sort((a, b) => a - b)
process.send?.({
  calls: times.length,
  median: times[times.length >> 1] ?? 0,
  slowest: times.at(-1) ?? 0,
  longestWait: waits.reduce((longest, wait) => Math.max(longest, wait), 0),
  delayed: waits.filter(wait => wait > DELAY).length,
} satisfies Service)

async function expectOf(expected: unknown, call: () => Promise<unknown>): Promise<void> {
  const started = performance.now()
  const busy = serverTime()
  const actual = await call().catch((error: unknown) => {
    throw new Error(`The regular client received no response after ${performance.now() - started} ms.`, {
      cause: error,
    })
  })
  times.push(performance.now() - started)
  waits.push(serverTime() - busy)
  if (actual !== expected) throw new Error(`The regular client received ${actual}, expected ${expected}.`)
}

/**
 * The processor time of the server in milliseconds. Unlike the time of a call, it does not depend on the other processes of the
 * machine. Only Linux reports it.
 */
function serverTime(): number {
  const schedule = `/proc/${target.pid}/schedstat`
  return existsSync(schedule) ? Number(readFileSync(schedule, 'utf8').split(' ')[0]) / 1e6 : performance.now()
}

function getSecurely({ secured, certificate, token, keyId }: Target): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` }
    const url = `https://127.0.0.1:${secured}/api/v2/api_keys/${keyId}`
    request(url, { ca: certificate, headers, agent: false }, response => resolve(text(response)))
      .on('error', reject)
      .end()
  })
}
