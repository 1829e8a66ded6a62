import type { Api, Reply } from '../api.ts'
import type { ContractOperation } from '../contract.ts'

/**
 * Makes every call of the contract that needs a token, each on a record that is there, or with a body that is none, and
 * tells what was asked of each reply.
 */
export async function everyCall<T>(
  api: Api,
  operations: readonly ContractOperation[],
  ask: (reply: Reply) => T,
): Promise<[ContractOperation, T][]> {
  const asked: [ContractOperation, T][] = []
  for (const each of operations.filter(({ needsToken }) => needsToken)) {
    const [, type = ''] = /^\/api\/v2\/(\w+)/.exec(each.path) ?? []
    const path = each.path.replace('/api/v2', '').replace('{id}', await someId(api, type))
    // Deletions come last in a path's operations, and what is deleted here must not be the caller itself.
    const body = each.method === 'POST' || each.method === 'PATCH' ? {} : undefined
    if (each.operation === 'deleteServiceAccount' || each.operation === 'deleteApiKey') {
      asked.push([each, ask(await api.call(each.method, path.replace(/[^/]+$/, UNKNOWN)))])
    } else {
      asked.push([each, ask(await api.call(each.method, path, body))])
    }
  }
  return asked
}

const UNKNOWN = '00000000-0000-4000-8000-000000000000'

async function someId(api: Api, type: string): Promise<string> {
  const { body } = await api.get(`/${type}?page[limit]=1`)
  return body.data[0]?.id ?? UNKNOWN
}
