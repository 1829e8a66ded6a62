import type { RecordedRequest } from '../../mock/control-api.ts'
import type { ParamChanges } from '../../state/address.ts'
import { isolatedName } from '../../ui/visible-name.ts'
import { factsOf } from './request-facts.ts'
import type { LogEntry } from './request-log.ts'

export const REQUEST_KINDS = {
  all: 'All',
  writes: 'Writes',
  errors: 'Errors',
  unknownRoutes: 'Unknown routes',
} as const

export type RequestKind = keyof typeof REQUEST_KINDS

/** The request log's filters. An empty string disables a filter. */
export interface RequestFilters {
  readonly kind: RequestKind
  readonly text: string
  /** The id of a service account. */
  readonly account: string
  /** An id from `callerIdOf`. */
  readonly caller: string
  /** The name of an operation, or `none` for an unknown route. */
  readonly route: string
  /** A status, or `none` for a connection that was closed without a response. */
  readonly status: string
}

export const NO_FILTERS: RequestFilters = { kind: 'all', text: '', account: '', caller: '', route: '', status: '' }

/** The filter value for requests without the property. */
const NONE = 'none'

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

export const isWrite = ({ method }: RecordedRequest): boolean => !SAFE_METHODS.has(method)

const IS_OF_KIND: Readonly<Record<RequestKind, (request: RecordedRequest) => boolean>> = {
  all: () => true,
  writes: isWrite,
  errors: ({ status: httpStatus = 0 }) => httpStatus >= 400,
  unknownRoutes: ({ route }) => route === undefined,
}

/** Returns an id for the caller: the service account with its key, or the user. */
export const callerIdOf = ({ caller }: RecordedRequest): string =>
  caller ? [caller.id, caller.apiKey?.id].filter(Boolean).join('/') : NONE

const routeOf = ({ route }: RecordedRequest) => route ?? NONE
const statusOf = ({ status: httpStatus }: RecordedRequest) => String(httpStatus ?? NONE)

/** Returns the matching entries, newest first. */
export function filterEntries(entries: readonly LogEntry[], filters: RequestFilters): readonly LogEntry[] {
  const { kind, text, account, caller, route, status: httpStatus } = filters
  const keys = account === '' ? new Set<string>() : keysOf(entries, account)
  const words = text.toLowerCase().split(/\s+/)
  return entries
    .filter(
      ({ request }) =>
        IS_OF_KIND[kind](request) &&
        (caller === '' || callerIdOf(request) === caller) &&
        (route === '' || routeOf(request) === route) &&
        (httpStatus === '' || statusOf(request) === httpStatus) &&
        (account === '' || concerns(request, account, keys)) &&
        words.every(word => factsOf(request).text.includes(word)),
    )
    .reverse()
}

/**
 * Returns the ids of an account's API keys. They are needed because a request that deletes a key does not contain its account.
 */
const keysOf = (entries: readonly LogEntry[], account: string): ReadonlySet<string> =>
  new Set(
    entries.flatMap(({ request }) =>
      [...factsOf(request).keys].filter(([, owner]) => owner === account).map(([id]) => id),
    ),
  )

function concerns(request: RecordedRequest, account: string, keys: ReadonlySet<string>): boolean {
  const facts = factsOf(request)
  return facts.accounts.has(account) || [...facts.keys.keys()].some(id => keys.has(id))
}

/** Labels, by value. */
export type FilterOptions = ReadonlyMap<string, string>

/** The values by which the entries can be filtered. */
export interface LogOptions {
  readonly account: FilterOptions
  readonly caller: FilterOptions
  readonly route: FilterOptions
  readonly status: FilterOptions
}

/** Returns the values that occur in the entries. A selected value remains an option even if it no longer occurs. */
export function optionsOf(entries: readonly LogEntry[], selected: RequestFilters): LogOptions {
  const options = { account: new Map(), caller: new Map(), route: new Map(), status: new Map() } as const
  for (const filterName of ['account', 'caller', 'route', 'status'] as const) {
    if (selected[filterName] !== '') options[filterName].set(selected[filterName], selected[filterName])
  }
  for (const { request } of entries) {
    for (const [id, accountName] of factsOf(request).accounts) {
      if (accountName !== undefined || !options.account.has(id)) options.account.set(id, accountLabel(id, accountName))
    }
    options.caller.set(callerIdOf(request), callerLabel(request))
    options.route.set(routeOf(request), request.route ?? 'Unknown route')
    options.status.set(statusOf(request), request.status === undefined ? 'No response' : String(request.status))
  }
  return {
    account: sorted(options.account),
    caller: sorted(options.caller),
    route: sorted(options.route),
    status: sorted(options.status),
  }
}

/** Names are not unique, so the label includes the beginning of the id. */
const accountLabel = (id: string, accountName: string | undefined) =>
  accountName === undefined ? id : `${isolatedName(accountName)} (${id.slice(0, 8)})`

function callerLabel({ caller }: RecordedRequest): string {
  if (!caller) return 'No valid key'
  const callerName = isolatedName(caller.name)
  return caller.apiKey ? `${callerName}, key “${isolatedName(caller.apiKey.name)}”` : `${callerName}, login session`
}

const sorted = (options: FilterOptions): FilterOptions =>
  new Map([...options].sort(([, a], [, b]) => a.localeCompare(b, 'en', { numeric: true })))

/** The filters in the URL. The search text is not included, because it may be a secret. */
const PARAMS = {
  kind: 'log',
  account: 'log-account',
  caller: 'log-caller',
  route: 'log-route',
  status: 'log-status',
} as const

export const logParams = (filters: RequestFilters): ParamChanges =>
  Object.fromEntries(
    (Object.keys(PARAMS) as (keyof typeof PARAMS)[]).map(filterName => [
      PARAMS[filterName],
      filters[filterName] === NO_FILTERS[filterName] ? null : filters[filterName],
    ]),
  )

/** Reads the filters from the URL, and ignores unknown kinds. */
export function parseLogFilters(params: URLSearchParams, text: string): RequestFilters {
  const kind = params.get(PARAMS.kind)
  return {
    kind: kind !== null && Object.hasOwn(REQUEST_KINDS, kind) ? (kind as RequestKind) : NO_FILTERS.kind,
    text,
    account: params.get(PARAMS.account) ?? '',
    caller: params.get(PARAMS.caller) ?? '',
    route: params.get(PARAMS.route) ?? '',
    status: params.get(PARAMS.status) ?? '',
  }
}
