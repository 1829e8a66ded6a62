import { type Route, routes } from '@workbench-sdk/contract/routes'
import type { Api } from './api.ts'
import type { ApiResponse } from './api-response.ts'
import type { ConformanceClient } from './conformance-client.ts'

/**
 * Calls every operation in the contract that requires a token. Reads use an existing record if one exists. Writes send an invalid
 * body to one of the run's records, or to an unknown id.
 *
 * @param ownIds the ids of the run's records, by type
 */
export async function callEveryOperation(
  api: Api,
  client: ConformanceClient,
  ownIds: Readonly<Record<string, string>> = {},
): Promise<[operation: string, ApiResponse][]> {
  const responses: [string, ApiResponse][] = []
  const ids = new Map<string, string>()
  for (const route of routes.filter(({ kind }) => kind !== 'login')) {
    const { type = '', method, operation } = route
    if (!ids.has(type)) ids.set(type, await findId(api, type, client))
    const id = method === 'GET' ? (ids.get(type) ?? '') : (ownIds[type] ?? client.unknownId())
    responses.push([operation, await api.call(method, requestPath(route, id), requestBody(route))])
  }
  return responses
}

async function findId(api: Api, type: string, client: ConformanceClient): Promise<string> {
  const [first] = (await api.get(`/${type}?page[limit]=1`)).records
  return first?.id ?? client.unknownId()
}

const requestPath = ({ path }: Route, id: string) => path.replace('/api/v2', '').replace('{id}', id)

const requestBody = ({ method }: Route) => (method === 'POST' || method === 'PATCH' ? {} : undefined)
