import { validateFault } from '../../faults/validate-fault.ts'
import { type NamedScenario, SCENARIOS, scenarioNamed } from '../../fixtures/scenarios.ts'
import type { Clock } from '../../platform/clock.ts'
import type { RecordedRequest } from '../../recording/recorded-request.ts'
import { checkSnapshot } from '../../store/snapshot.ts'
import { DEFAULT_WORLD, prefixOf } from '../address.ts'
import { Problem } from '../problem.ts'
import type { AnswerOf, Asked, OperationId, QueryOf } from './operation-types.ts'

/** What each operation of the control API does. */
export const OPERATIONS: { readonly [K in OperationId]: (asked: Asked<K>) => AnswerOf<K> } = {
  getMock: ({ mock, world, origin }) => ({
    url: world === DEFAULT_WORLD ? origin : origin + prefixOf(world),
    world,
    organizationId: mock.organizationId,
    tokens: mock.tokens,
    otp: mock.otp,
    randomSeed: mock.randomSeed,
    assumptions: { ...mock.assumptions },
  }),
  getHealth: () => ({ status: 'ok' }),
  getControlDocument: async () => (await import('../../../control.openapi.json', { with: { type: 'json' } })).default,

  getState: ({ mock, query }) => ({
    serviceAccounts: mock.serviceAccounts(query),
    apiKeys: mock.apiKeys(query),
    userAccounts: mock.userAccounts(query),
    investigativeActions: mock.investigativeActions(query),
  }),
  seed: ({ mock, body }) => orRefuse(() => mock.seed(body)),
  listScenarios: () => ({ scenarios: scenarios.map(([name, { says, n }]) => ({ name, says, n })) }),
  putInScenarios: ({ mock, body }) => {
    // All names are looked at before anything is put in.
    const chosen = orRefuse(() => [body.scenario].flat().map(scenarioNamed))
    return { seeded: chosen.map(scenario => mock.seed(scenario)) }
  },
  reset: ({ mock }) => mock.reset(),
  getSnapshot: ({ mock }) => mock.snapshot(),
  restoreSnapshot: ({ mock, body }) =>
    orRefuse(() => {
      const snapshot: unknown = body
      checkSnapshot(snapshot)
      mock.restore(snapshot)
    }),

  getClock: ({ mock }) => shown(mock.clock),
  setClock: ({ mock, body }) => {
    orRefuse(() => mock.clock.set(body.now))
    return shown(mock.clock)
  },
  resumeClock: ({ mock }) => {
    mock.clock.resume()
    return shown(mock.clock)
  },
  advanceClock: ({ mock, body }) => {
    orRefuse(() => mock.clock.advance(body))
    return shown(mock.clock)
  },

  listFaults: ({ mock }) => ({ faults: mock.faults.list() }),
  addFault: ({ mock, body: { retryAfter, ...rest } }) =>
    orRefuse(() => {
      const moment = typeof retryAfter === 'string' ? new Date(retryAfter) : retryAfter
      const wanted: unknown = moment === undefined ? rest : { ...rest, retryAfter: moment }
      validateFault(wanted)
      const { id, fault, met } = mock.faults.add(wanted)
      return { id, fault, met }
    }),
  clearFaults: ({ mock }) => mock.faults.clear(),
  removeFault: ({ mock, path: { id } }) => {
    if (!mock.faults.remove(id))
      throw noSuch('fault', 'GET /__mock__/faults lists those that can still meet a request.')
  },

  listRequests: ({ mock, query }) => ({ requests: listed(mock.requests, query) }),
  clearRequests: ({ mock }) => mock.clearRequests(),
  streamRequests: ({ mock, streams, query, headers }) =>
    streams.open(mock, headers.get('last-event-id') ?? query.after),
  getRequest: ({ mock, path: { id } }) => {
    const request = mock.requests.findLast(each => each.id === id)
    if (!request) throw noSuch('request', 'GET /__mock__/requests lists those that are kept, the newest.')
    return { ...request, explanation: mock.explain(request) }
  },

  listWorlds: ({ worlds }) => ({
    worlds: worlds.list().map(([name, mock]) => ({ name, requests: mock.requests.length })),
    limit: worlds.limit,
  }),
  deleteWorld: ({ worlds, streams, path: { name } }) => streams.end(worlds.delete(name)),
}

const scenarios: readonly (readonly [name: string, scenario: NamedScenario])[] = Object.entries(SCENARIOS)

const shown = (clock: Clock) => ({ now: clock.now(), runs: 'aheadMs' in clock.state })

const noSuch = (what: string, hint: string) => new Problem(404, `There is no ${what} of this id.`, hint)

/** What the mock says of what it cannot take, as it would say it to a program. */
function orRefuse<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new Problem(400, error.message, 'Change what is wrong, and send it again: nothing was changed.')
  }
}

/** The requests of a journal that a query asks for. */
function listed(
  requests: readonly RecordedRequest[],
  { route, status, rule, surprises, after, limit }: QueryOf<'listRequests'>,
): readonly RecordedRequest[] {
  const since = after === undefined ? requests : answeredAfter(requests, after)
  const asked = since.filter(
    request =>
      (route === undefined || request.route === route) &&
      (status === undefined || request.status === status) &&
      (rule === undefined || request.rule === rule) &&
      (surprises === undefined || (request.route === undefined) === surprises),
  )
  return limit === undefined ? asked : asked.slice(-limit)
}

/** Those that were answered after a request, or all where it is not kept any more. */
export const answeredAfter = (requests: readonly RecordedRequest[], id: string): readonly RecordedRequest[] =>
  requests.slice(requests.findLastIndex(request => request.id === id) + 1)
