import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MAX_TIMER_DELAY, serverTime, sleep } from './time.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('resolves after the delay', async () => {
  let isDone = false
  const done = sleep(100).then(() => {
    isDone = true
  })
  await vi.advanceTimersByTimeAsync(99)
  expect(isDone).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  await done
})

test('supports delays that exceed the limit of a timer', async () => {
  let isDone = false
  const done = sleep(MAX_TIMER_DELAY + 1_000).then(() => {
    isDone = true
  })
  await vi.advanceTimersByTimeAsync(MAX_TIMER_DELAY + 999)
  expect(isDone).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  await done
})

test('rejects with the abort reason, and clears the timer', async () => {
  const control = new AbortController()
  const failure = expect(sleep(1_000, control.signal)).rejects.toBe('enough')
  control.abort('enough')
  await failure
  expect(vi.getTimerCount()).toBe(0)
  await expect(sleep(0, control.signal)).rejects.toBe('enough')
})

test('removes its listener from the signal', async () => {
  const { signal } = new AbortController()
  const remove = vi.spyOn(signal, 'removeEventListener')
  const done = sleep(10, signal)
  await vi.advanceTimersByTimeAsync(10)
  await done
  expect(remove).toHaveBeenCalledOnce()
})

test('uses custom timer functions', async () => {
  const setTimeout = vi.fn((run: () => void) =>
    globalThis.setTimeout(run, 0),
  ) as unknown as typeof globalThis.setTimeout
  const done = sleep(60_000, undefined, { setTimeout, clearTimeout })
  await vi.advanceTimersByTimeAsync(0)
  await done
  expect(setTimeout).toHaveBeenCalledOnce()
})

test.each([
  ['Sun, 22 Nov 2026 18:49:00 GMT', '2026-11-22T18:49:00.999Z', '2026-11-22T18:49:00.999Z'],
  ['Sun, 22 Nov 2026 18:49:00 GMT', '2026-11-22T18:49:01.500Z', '2026-11-22T18:49:01.500Z'],
  ['Sun, 22 Nov 2026 18:49:00 GMT', '2026-11-22T18:49:30.000Z', '2026-11-22T18:49:00.000Z'],
  ['Sun, 22 Nov 2026 18:49:00 GMT', '2026-11-22T18:48:30.000Z', '2026-11-22T18:49:00.000Z'],
  ['yesterday', '2026-11-22T18:49:00.000Z', '2026-11-22T18:49:00.000Z'],
  [null, '2026-11-22T18:49:00.000Z', '2026-11-22T18:49:00.000Z'],
])('a server that reports %s at %s has the time %s', (header, now, expected) => {
  expect(serverTime(header, new Date(now)).toISOString()).toBe(expected)
})
