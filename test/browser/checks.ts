import { calls } from './calls.ts'
import type { Check } from './check.ts'
import { hosts } from './hosts.ts'
import { persistence } from './persistence.ts'
import { serviceWorker } from './service-worker.ts'

/** The checks that run in a page in addition to the conformance suite. */
export const CHECKS: readonly Check[] = [...calls, ...hosts, ...persistence, ...serviceWorker]
