import type { Fault } from '../../mock/control-api.ts'

type Duration = NonNullable<Fault['rateLimit']>['per']

/** Describes a fault's effect. Only the first applicable effect is used. */
const EFFECTS: readonly ((fault: Fault) => string | undefined)[] = [
  ({ status: httpStatus, retryAfter }) =>
    httpStatus === undefined ? undefined : `responds with ${httpStatus}${describeRetry(retryAfter)}`,
  ({ drop }) => drop && 'drops the connection',
  ({ body }) => body && { cut: 'cuts off the body', malformed: 'sends a body that is not valid JSON' }[body],
  ({ rateLimit }) => rateLimit && `allows ${rateLimit.limit} requests per ${formatDuration(rateLimit.per)}`,
  () => 'responds normally',
]

/** Describes a fault's other properties. All applicable ones are used. */
const DETAILS: readonly ((fault: Fault) => string | undefined)[] = [
  ({ latency }) =>
    latency === undefined ? undefined : `delayed by ${[latency].flat().map(formatDuration).join(' to ')}`,
  ({ body, rateLimit, ...fault }) =>
    body || rateLimit
      ? undefined
      : fault.when === 'after-commit'
        ? 'after the change is saved'
        : 'before the change is saved',
  ({ skip }) => (skip ? `skips the first ${skip}` : undefined),
  ({ times }) => (times === undefined ? undefined : times === 1 ? 'once' : `${times} times`),
  ({ rate }) => (rate === undefined ? undefined : `${Math.round(rate * 100)}% of requests`),
]

/** Describes a fault, e.g. `POST /api_keys: drops the connection, after the change is saved, once`. */
export function describeFault(fault: Fault): string {
  const requests = [fault.on ?? '*'].flat().map(on => (on === '*' ? 'All requests' : on))
  const effect = EFFECTS.map(describe => describe(fault)).find(text => text !== undefined)
  const details = DETAILS.map(describe => describe(fault)).filter(text => text !== undefined)
  return `${requests.join(', ')}: ${[effect, ...details].join(', ')}`
}

function describeRetry(retryAfter: Fault['retryAfter']): string {
  if (retryAfter === undefined) return ''
  return typeof retryAfter === 'number' ? ` and Retry-After ${retryAfter} s` : ` and Retry-After ${retryAfter}`
}

function formatDuration(duration: Duration): string {
  if (typeof duration === 'number') {
    return duration % 1_000 === 0 && duration > 0 ? `${duration / 1_000} s` : `${duration} ms`
  }
  const { hours = 0, minutes = 0, seconds = 0 } = duration
  return `${hours * 3_600 + minutes * 60 + seconds} s`
}
