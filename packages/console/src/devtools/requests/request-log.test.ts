import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ControlClient, RecordedRequest } from '../../mock/control-api.ts'
import type { RequestStream } from '../../mock/request-stream.ts'
import { RequestLog } from './request-log.ts'

const REQUESTS = Array.from({ length: 4 }, (_, index) => ({ id: `req_${index}`, at: `2026-01-01T00:00:0${index}Z` }))
const IDS = REQUESTS.map(({ id }) => id)

beforeEach(() => void vi.stubGlobal('requestAnimationFrame', (callback: () => void) => callback()))
afterEach(() => void vi.unstubAllGlobals())

/** Opens a log whose history has the first `count` requests, and returns functions that stream a request and report a gap. */
async function openLog(count: number) {
  const requests = REQUESTS.slice(0, count)
  const control = { GET: async () => ({ data: { requests }, response: new Response() }) }
  let emit: (request: RecordedRequest) => void = () => {}
  const stream = {
    onRequest: (listener: typeof emit) => {
      emit = listener
    },
    onGap: () => {},
  }
  const log = new RequestLog(control as unknown as ControlClient, stream as unknown as RequestStream)
  const load = () => vi.waitFor(() => expect(log.isLoaded.value).toBe(true))
  const streamed = (...indexes: number[]) => {
    for (const index of indexes) emit(REQUESTS[index] as RecordedRequest)
  }
  return { log, load, streamed, ids: () => log.entries.value.map(({ request }) => request.id) }
}

test('a request that is loaded and then streamed has one entry', async () => {
  const { load, streamed, ids } = await openLog(3)
  await load()
  streamed(1, 2, 3)
  expect(ids()).toEqual(IDS)
})

test('a request that is streamed and then loaded has one entry', async () => {
  const { load, streamed, ids } = await openLog(3)
  streamed(2, 3)
  await load()
  expect(ids()).toEqual(IDS)
})

test('a request that is loaded twice and then streamed has one entry', async () => {
  const { log, load, streamed, ids } = await openLog(3)
  await load()
  await log.loadHistory()
  streamed(1, 2, 3)
  expect(ids()).toEqual(IDS)
})

test('a request with the id of a discarded request has its own entry', async () => {
  const { log, load, streamed, ids } = await openLog(3)
  await load()
  log.discard()
  streamed(0)
  expect(ids()).toEqual([IDS[0]])
})
