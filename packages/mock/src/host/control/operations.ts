import { LIMITS } from '@workbench-sdk/contract/control-limits'
import { CONTROL_VERSION } from '@workbench-sdk/contract/generated/control-routes'
import { parseTimestamp } from '@workbench-sdk/internal/timestamp'
import type { Fault } from '../../faults/fault.ts'
import { TooManyFaultsError } from '../../faults/fault-list.ts'
import { recordMatcherOf } from '../../faults/request-pattern.ts'
import { findScenario, type NamedScenario, SCENARIOS } from '../../fixtures/scenarios.ts'
import { InvalidSeedError, type SeedIssue } from '../../fixtures/seed-issues.ts'
import type { Clock } from '../../platform/clock.ts'
import { checkRule } from '../../recording/explain.ts'
import type { RecordedRequest } from '../../recording/recorded-request.ts'
import type { Snapshot } from '../../store/snapshot.ts'
import { VERSION } from '../../version.ts'
import { basePathOf, DEFAULT_WORLD } from '../address.ts'
import { Problem } from '../problem.ts'
import type { OperationContext, OperationId, QueryOf, ResultOf } from './operation-types.ts'

/** The operations of the control API. */
export const OPERATIONS: { readonly [K in OperationId]: (context: OperationContext<K>) => ResultOf<K> } = {
  getMock: ({ mock, world, origin }) => ({
    version: CONTROL_VERSION,
    packageVersion: VERSION,
    url: world === DEFAULT_WORLD ? origin : origin + basePathOf(world),
    world,
    organizationId: mock.organizationId,
    tokens: mock.tokens,
    identities: mock.identities,
    otp: mock.otp,
    randomSeed: mock.randomSeed,
    assumptions: { ...mock.assumptions },
  }),
  getHealth: () => ({ status: 'ok' }),
  getControlDocument: async () => (await import('../../../control.openapi.json', { with: { type: 'json' } })).default,

  getState: ({ mock, query }) => mock.state(query),
  seed: ({ mock, body }) => orProblem(() => mock.seed(() => body)),
  listScenarios: () => ({ scenarios: scenarios.map(([name, { description, n }]) => ({ name, says: description, n })) }),
  putInScenarios: ({ mock, body }) =>
    orProblem(() => ({ seeded: mock.seedAll([body.scenario].flat().map(findScenario), LIMITS.worldRecords) })),
  reset: ({ mock }) => mock.reset(),
  getSnapshot: ({ mock }) => mock.snapshot(),
  restoreSnapshot: ({ mock, body }) =>
    orProblem(() => {
      const snapshot: unknown = body
      // The mock validates snapshots.
      mock.restore(snapshot as Snapshot)
    }),

  getClock: ({ mock }) => clockResponse(mock.clock),
  setClock: ({ mock, body }) => {
    orProblem(() => mock.clock.set(body.now))
    return clockResponse(mock.clock)
  },
  resumeClock: ({ mock }) => {
    mock.clock.resume()
    return clockResponse(mock.clock)
  },
  advanceClock: ({ mock, body }) => {
    orProblem(() => mock.clock.advance(body))
    return clockResponse(mock.clock)
  },

  listFaults: ({ mock }) => ({ faults: mock.faults.list() }),
  addFault: ({ mock, body: { retryAfter, ...rest } }) =>
    orProblem(() => {
      const moment = typeof retryAfter === 'string' ? parseTimestamp(retryAfter) : retryAfter
      const wanted: unknown = moment === undefined ? rest : { ...rest, retryAfter: moment }
      // The mock validates faults.
      const { id, fault, met } = mock.faults.add(wanted as Fault)
      return { id, fault, met }
    }),
  clearFaults: ({ mock }) => mock.faults.clear(),
  removeFault: ({ mock, path: { id } }) => {
    if (!mock.faults.remove(id)) throw unknownId('fault', id, 'GET /__mock__/faults lists the active faults.')
  },

  listRequests: ({ mock, query }) => ({ requests: filterRequests(mock.requests, query) }),
  clearRequests: ({ mock }) => mock.clearRequests(),
  streamRequests: ({ mock, streams, query, headers }) =>
    streams.open(mock, headers.get('last-event-id') ?? query.after),
  getRequest: ({ mock, path: { id } }) => {
    const request = mock.requests.findLast(each => each.id === id)
    if (!request) throw unknownId('request', id, 'GET /__mock__/requests lists the recorded requests.')
    return { ...request, explanation: mock.explain(request) }
  },

  listWorlds: ({ worlds }) => ({
    worlds: worlds.list().map(([name, mock]) => ({ name, requests: mock.requests.length })),
    limit: worlds.limit,
  }),
  deleteWorld: ({ worlds, streams, path: { name } }) => streams.end(worlds.delete(name)),
}

const scenarios: readonly (readonly [name: string, scenario: NamedScenario])[] = Object.entries(SCENARIOS)

function clockResponse(clock: Clock) {
  const { state } = clock
  const now = clock.now()
  const runs = 'aheadMs' in state
  return { now, runs, aheadMs: runs ? state.aheadMs : now.getTime() - Date.now() }
}

const unknownId = (kind: string, id: string, hint: string) => new Problem(404, `Unknown ${kind} "${id}".`, hint)

/** Converts an error about an invalid argument to a problem. */
function orProblem<T>(work: () => T, hint = 'Nothing was changed. Correct the request and send it again.'): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const issues = error instanceof InvalidSeedError ? error.issues.map(bodyIssue) : []
    const status = error instanceof TooManyFaultsError ? 409 : 400
    throw new Problem(status, error.message, hint, { issues })
  }
}

const bodyIssue = ({ path, says }: SeedIssue) => ({ at: ['body', ...path].join('/'), says })

const HINT = 'GET /__mock__/openapi.json describes the parameters.'

function filterRequests(
  requests: readonly RecordedRequest[],
  { route, status, rule, surprises, after, limit }: QueryOf<'listRequests'>,
): readonly RecordedRequest[] {
  const isOnRoute = route === undefined ? undefined : orProblem(() => recordMatcherOf(route), HINT)
  if (rule !== undefined) orProblem(() => checkRule(rule), HINT)
  const since = after === undefined ? requests : answeredAfter(requests, after)
  const matching = since.filter(
    request =>
      (isOnRoute === undefined || isOnRoute(request)) &&
      (status === undefined || request.status === status) &&
      (rule === undefined || request.rule === rule) &&
      (surprises === undefined || (request.route === undefined) === surprises),
  )
  return limit === undefined ? matching : matching.slice(-limit)
}

/** Returns the requests after the one with this id, or all requests if it is no longer recorded. */
const answeredAfter = (requests: readonly RecordedRequest[], id: string): readonly RecordedRequest[] =>
  requests.slice(requests.findLastIndex(request => request.id === id) + 1)
