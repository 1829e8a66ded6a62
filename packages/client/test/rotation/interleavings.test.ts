// Starts runs at the same time, each with its own copy of the package, as in separate processes. The network delivers
// their requests in any order, and with any delay that is shorter than the lease. Two new keys must never exist at the
// same time.
import type { WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { runs } from '../../../../test/soak.ts'
import type { Fetch } from '../../src/index.ts'
import { createFixture, ROTATED } from './fixtures.ts'

/** In milliseconds. A run waits a tenth of this time for others that write at the same time. */
const LEASE = 3_000
/** The longest time that a request or a response takes. */
const MAX_DELAY = LEASE / 5

/** Copies of the package, which share nothing. */
let copies: (typeof import('../../src/index.ts') & typeof import('../../src/rotation/index.ts'))[]

beforeAll(async () => {
  copies = []
  for (const _ of [1, 2, 3]) {
    vi.resetModules()
    copies.push({ ...(await import('../../src/index.ts')), ...(await import('../../src/rotation/index.ts')) })
  }
})
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] })
})
afterEach(() => void vi.useRealTimers())

/** A request to Workbench, or a response, that has not arrived. */
interface Message {
  readonly run: number
  readonly sent: number
  readonly arrive: () => void
}

/**
 * Starts runs whose requests and responses arrive when the test decides.
 *
 * @param lateness after which time lists show a new key, in milliseconds
 */
async function startRuns(count: number, lateness = 0) {
  const fixture = await createFixture()
  const fetchLate = withLateLists(fixture.mock.fetch, lateness)
  const messages: Message[] = []
  const ended = new Set<number>()
  const calls: string[] = []
  let most = 0
  let refused = 0

  const travel = (run: number) =>
    new Promise<void>(arrive => void messages.push({ run, sent: performance.now(), arrive }))
  const runs = copies.slice(0, count).map(({ Workbench, rotateApiKey }, run) => {
    const fetch: Fetch = async (url, init) => {
      await travel(run)
      calls.push(`${run} ${init.method}`)
      const answer = await fetchLate(url, init)
      most = Math.max(most, (await fixture.others()).filter(({ active }) => active).length)
      if (!(await fixture.accepted())) refused += 1
      await travel(run)
      return answer
    }
    const workbench = new Workbench({ token: fixture.mock.tokens.admin, fetch, retries: 0 })
    const { key, store } = fixture
    const times = { gracePeriod: 0, deleteAfter: 0, settleTimeout: 0, lease: LEASE }
    return Promise.resolve(rotateApiKey(workbench, { key: key.id, store, ...times })).finally(() => ended.add(run))
  })
  const results = Promise.allSettled(runs)

  const oldest = () => Math.min(...messages.map(({ sent }) => sent))
  async function deliver(message: Message): Promise<void> {
    messages.splice(messages.indexOf(message), 1)
    message.arrive()
    await settle()
  }
  /** Advances the time, but no message takes longer than `MAX_DELAY`. */
  async function pass(time: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(Math.max(Math.min(time, oldest() + MAX_DELAY - performance.now()), 0))
    await settle()
  }
  const messageOf = (run: number) => messages.find(each => each.run === run)
  await settle()

  return {
    messages,
    calls,
    deliver,
    pass,
    /** Delivers the next request of a run, and its response. If the run sleeps, time passes. */
    async request(run: number) {
      while (!ended.has(run) && messageOf(run) === undefined) {
        const start = performance.now()
        await pass(LEASE / 30)
        // Another message has been delayed for too long.
        if (performance.now() === start && messages[0]) await deliver(messages[0])
      }
      for (const _ of ['request', 'response']) {
        const message = messageOf(run)
        if (message) await deliver(message)
      }
    },
    /** Delivers all messages, and asserts that the key was rotated once, and that a second new key never existed. */
    async expectOneKey() {
      for (let steps = 0; ended.size < count; steps++) {
        if (steps > 5_000) throw new Error(`The runs do not end: ${calls.join(', ')}`)
        const [message] = messages
        await (message ? deliver(message) : pass(LEASE / 30))
      }
      const outcomes = (await results).map(each => (each.status === 'fulfilled' ? each.value.status : each.reason))
      // A run that has waited for another one reports its result.
      const failures = outcomes.filter(outcome => outcome !== 'rotated')
      const expected = ['RotationInProgressError', expect.stringContaining('Another run')]
      expect(failures.length, calls.join(', ')).toBeLessThan(count)
      for (const { name, message } of failures) expect([name, message], calls.join(', ')).toEqual(expected)
      expect({ most, refused, ...(await fixture.state()) }, calls.join(', ')).toEqual({
        ...ROTATED,
        most: 1,
        refused: 0,
        journal: [],
      })
    },
  }
}

/** A server whose lists show a new key with a delay. */
function withLateLists(fetch: WorkbenchMock['fetch'], lateness: number) {
  const created = new Map<string, number>()
  return async (url: string, init: RequestInit) => {
    const answer = await fetch(url, init)
    const isList = init.method === 'GET' && new URL(url).pathname.endsWith('/api_keys')
    if (lateness === 0 || (!isList && init.method !== 'POST')) return answer
    const body = await answer.json()
    if (isList) {
      const end = performance.now() - lateness
      const shown = body.data.filter(({ id }: { id: string }) => (created.get(id) ?? end) <= end)
      if (body.meta.page) body.meta.page.total -= body.data.length - shown.length
      body.data = shown
    } else created.set(body.data.id, performance.now())
    return Response.json(body, { status: answer.status, headers: { 'content-type': 'application/vnd.api+json' } })
  }
}

/** Continues the runs until all of them wait for a message or a timer. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise(resolve => setImmediate(resolve))
}

/** All orders of these numbers of steps of each run. */
function* ordersOf(left: readonly number[]): Generator<number[]> {
  if (left.every(count => count === 0)) return yield []
  for (const [run, count] of left.entries()) {
    if (count === 0) continue
    for (const rest of ordersOf(left.with(run, count - 1))) yield [run, ...rest]
  }
}

test('one of two runs creates a key, in every order of the requests that decide it', async () => {
  const alone = await startRuns(1)
  await alone.expectOneKey()
  const before = alone.calls.findIndex(call => call.endsWith('PATCH')) - 1
  // Read the name, write it, read it again, create the key.
  for (const order of ordersOf([4, 4])) {
    const runs = await startRuns(2)
    for (const run of [...Array(before).fill([0, 1]).flat(), ...order]) await runs.request(run)
    await runs.expectOneKey()
  }
})

test('one of several runs creates a key, in any order and time', async () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ message: fc.nat(20) }) },
    { weight: 1, arbitrary: fc.record({ time: fc.constantFrom(1, LEASE / 12, LEASE / 9, LEASE / 4) }) },
  )
  const count = fc.constantFrom(2, 3)
  const lateness = fc.constantFrom(0, LEASE / 20, LEASE / 2)
  await fc.assert(
    fc.asyncProperty(
      count,
      lateness,
      fc.array(step, { maxLength: 150, size: 'max' }),
      async (count, lateness, steps) => {
        const runs = await startRuns(count, lateness)
        for (const each of steps) {
          if ('time' in each) await runs.pass(each.time)
          else {
            const message = runs.messages[each.message % runs.messages.length]
            if (message) await runs.deliver(message)
          }
        }
        await runs.expectOneKey()
      },
    ),
    { numRuns: runs(5, 1_000) },
  )
})
