import { type Route, routes } from '@workbench-sdk/contract/routes'
import type { Api } from './api.ts'
import type { ConformanceClient } from './conformance-client.ts'
import type { Reply } from './reply.ts'

/**
 * Makes every call of the contract that needs a token: reads of a record that is there, where there is one, and writes
 * with a body that is none, on a record of one's own or on one that is not there.
 */
export async function everyCall(
  api: Api,
  visit: ConformanceClient,
  own: Readonly<Record<string, string>> = {},
): Promise<[operation: string, Reply][]> {
  const replies: [string, Reply][] = []
  const ids = new Map<string, string>()
  for (const route of routes.filter(({ kind }) => kind !== 'login')) {
    const { type = '', method, operation } = route
    if (!ids.has(type)) ids.set(type, await someId(api, type, visit))
    const id = method === 'GET' ? (ids.get(type) ?? '') : (own[type] ?? visit.unknownId())
    replies.push([operation, await api.call(method, pathOf(route, id), bodyOf(route))])
  }
  return replies
}

const pathOf = ({ path }: Route, id: string) => path.replace('/api/v2', '').replace('{id}', id)

const bodyOf = ({ method }: Route) => (method === 'POST' || method === 'PATCH' ? {} : undefined)

async function someId(api: Api, type: string, visit: ConformanceClient): Promise<string> {
  const [first] = (await api.get(`/${type}?page[limit]=1`)).records
  return first?.id ?? visit.unknownId()
}
