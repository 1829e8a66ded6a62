import type { RecordedRequest } from '../journal/recorded-request.ts'
import type { QueryOf } from './operation.ts'

/** The requests of a journal that a query asks for. */
export function listed(
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
