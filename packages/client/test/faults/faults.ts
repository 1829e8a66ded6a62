import {
  cutChunks,
  cutHead,
  cutLength,
  hangUp,
  never,
  otherwise,
  page,
  refused,
  stall,
  tooLate,
  truncate,
} from './mishaps.ts'
import type { Victim } from './victim.ts'

interface Fault {
  readonly name: string
  /** Of all requests. */
  readonly percent: number
  readonly befall: (victim: Victim) => unknown
}

/** Has the mock carry a request out, before its answer comes to harm. */
const after = (harm: (victim: Victim, answer: Response) => unknown) => async (victim: Victim) =>
  harm(victim, await victim.commit())

/** Every way in which a call can go wrong that has been connected: 30 of 100 lose the connection. */
export const FAULTS: readonly Fault[] = [
  { name: 'lost before', percent: 10, befall: hangUp },
  { name: 'lost after', percent: 9, befall: after(hangUp) },
  { name: 'cut in the head', percent: 2, befall: after(cutHead) },
  { name: 'cut before its length', percent: 5, befall: after(cutLength) },
  { name: 'cut between chunks', percent: 4, befall: after(cutChunks) },
  { name: '429', percent: 1, befall: refused(429) },
  { name: '429, retry now', percent: 1, befall: refused(429, '0') },
  { name: '429, retry later', percent: 0.2, befall: refused(429, '1') },
  { name: '503, retry now', percent: 0.8, befall: refused(503, '0') },
  { name: '503, retry since a time', percent: 0.2, befall: refused(503, new Date(0).toUTCString()) },
  ...[500, 502, 503, 504].flatMap(status => [
    { name: `${status} before`, percent: 0.4, befall: refused(status) },
    { name: `${status} after`, percent: 0.4, befall: after(refused(status)) },
  ]),
  { name: 'slow, never carried out', percent: 0.6, befall: never },
  { name: 'slow, carried out when given up', percent: 0.6, befall: tooLate },
  { name: 'slow, carried out at once', percent: 0.6, befall: after(never) },
  { name: 'slow in the body', percent: 0.6, befall: after(stall) },
  { name: 'whole, but of something else', percent: 0.4, befall: after(otherwise) },
  { name: 'whole, but not JSON', percent: 0.6, befall: after(page) },
  { name: 'whole, but truncated', percent: 0.6, befall: after(truncate) },
]
