import type { RecordedRequest } from '../../mock/control.ts'
import type { Entry } from './request-log.ts'

export const FILTERS = { all: 'All', writes: 'Writes', refusals: 'Refusals', surprises: 'Surprises' } as const

export type FilterId = keyof typeof FILTERS

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

const TAKES: Readonly<Record<FilterId, (request: RecordedRequest) => boolean>> = {
  all: () => true,
  writes: ({ method }) => !READS.has(method),
  refusals: ({ status = 0 }) => status >= 400,
  surprises: ({ route }) => route === undefined,
}

/** Those that a filter takes, the newest first. */
export const filtered = (entries: readonly Entry[], filter: FilterId): readonly Entry[] =>
  entries.filter(({ request }) => TAKES[filter](request)).reverse()
