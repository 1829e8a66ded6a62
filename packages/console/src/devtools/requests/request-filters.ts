import type { RecordedRequest } from '../../mock/control-api.ts'
import type { LogEntry } from './request-log.ts'

export const REQUEST_FILTERS = {
  all: 'All',
  writes: 'Writes',
  errors: 'Errors',
  unknownRoutes: 'Unknown routes',
} as const

export type RequestFilter = keyof typeof REQUEST_FILTERS

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

const MATCHES: Readonly<Record<RequestFilter, (request: RecordedRequest) => boolean>> = {
  all: () => true,
  writes: ({ method }) => !SAFE_METHODS.has(method),
  errors: ({ status = 0 }) => status >= 400,
  unknownRoutes: ({ route }) => route === undefined,
}

/** Returns the matching entries, newest first. */
export const filterEntries = (entries: readonly LogEntry[], filter: RequestFilter): readonly LogEntry[] =>
  entries.filter(({ request }) => MATCHES[filter](request)).reverse()
