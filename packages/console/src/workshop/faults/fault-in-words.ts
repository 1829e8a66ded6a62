import type { Fault } from '../../mock/control.ts'

type Delay = NonNullable<Fault['rateLimit']>['per']

/** What happens, by the property that says so; the first that there is. */
const EFFECTS: readonly ((fault: Fault) => string | undefined)[] = [
  ({ status, retryAfter }) => (status === undefined ? undefined : `answered with ${status}${again(retryAfter)}`),
  ({ drop }) => drop && 'the connection is lost',
  ({ body }) => body && { cut: 'the body breaks off in the middle', malformed: 'the body is no JSON' }[body],
  ({ rateLimit }) => rateLimit && `no more than ${rateLimit.limit} in ${lengthOf(rateLimit.per)}`,
  () => 'answered',
]

const MORE: readonly ((fault: Fault) => string | undefined)[] = [
  ({ latency }) => (latency === undefined ? undefined : `late by ${[latency].flat().map(lengthOf).join(' to ')}`),
  ({ when, body, rateLimit }) =>
    body || rateLimit ? undefined : when === 'after-commit' ? 'when it is done' : 'before it is done',
  ({ skip }) => (skip ? `not the first ${skip}` : undefined),
  ({ times }) => (times === undefined ? undefined : times === 1 ? 'once' : `${times} times`),
  ({ rate }) => (rate === undefined ? undefined : `${Math.round(rate * 100)}% of them`),
]

/** What a fault is, for a person: `POST /api_keys: the connection is lost, when it is done, once`. */
export function inWords(fault: Fault): string {
  const requests = [fault.on ?? '*'].flat().map(on => (on === '*' ? 'All requests' : on))
  const effect = EFFECTS.map(effect => effect(fault)).find(text => text !== undefined)
  const more = MORE.map(more => more(fault)).filter(text => text !== undefined)
  return `${requests.join(', ')}: ${[effect, ...more].join(', ')}`
}

function again(retryAfter: Fault['retryAfter']): string {
  if (retryAfter === undefined) return ''
  return typeof retryAfter === 'number' ? ` and Retry-After ${retryAfter} s` : ` and Retry-After ${retryAfter}`
}

function lengthOf(delay: Delay): string {
  if (typeof delay === 'number') return delay % 1_000 === 0 && delay > 0 ? `${delay / 1_000} s` : `${delay} ms`
  const { hours = 0, minutes = 0, seconds = 0 } = delay
  return `${hours * 3_600 + minutes * 60 + seconds} s`
}
