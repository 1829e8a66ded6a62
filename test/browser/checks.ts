import { calls } from './calls.ts'
import type { Check } from './check.ts'
import { hosts } from './hosts.ts'
import { reloads } from './reloads.ts'
import { workers } from './workers.ts'

/** What has to hold in a page, beside what the conformance suite says. */
export const CHECKS: readonly Check[] = [...calls, ...hosts, ...reloads, ...workers]
