import { type Contract, type Operation, operations, queryParameters } from './contract.ts'

/**
 * Returns a table with a row for each operation. The mock matches requests against these rows, and creates MSW handlers from
 * them.
 */
export function routes(contract: Contract): string {
  const rows = operations(contract).map(({ path, method, operation }) => {
    const [type, id, ...rest] = path.replace(/^\/api\/v2\//, '').split('/')
    const relationship = rest[0] === 'relationships'
    // Only a login does not need authentication.
    const isLogin = operation.security?.length === 0
    return {
      operation: operation.operationId,
      method: method.toUpperCase(),
      path,
      kind: isLogin ? 'login' : kind(Boolean(id), relationship, rest.length > 0),
      ...(isLogin ? {} : { type, ...(rest.length > 0 && { relation: rest.at(-1) }) }),
      query: queryNames(contract, operation),
    }
  })
  return table('ROUTES', rows)
}

/** Returns the version of the control API, and a table with a row for each of its operations. */
export function controlRoutes(control: Contract): string {
  const rows = operations(control).map(({ path, method, operation }) => ({
    operation: operation.operationId,
    method: method.toUpperCase(),
    path,
    status: Number(Object.keys(operation.responses).find(status => status.startsWith('2'))),
    takesBody: operation.requestBody !== undefined,
  }))
  return `export const CONTROL_VERSION = ${JSON.stringify(control.info.version)}\n\n${table('CONTROL_ROUTES', rows)}`
}

const table = (name: string, rows: readonly object[]) =>
  `export const ${name} = [\n${rows.map(row => `  ${JSON.stringify(row)},\n`).join('')}] as const\n`

function kind(record: boolean, relationship: boolean, related: boolean) {
  if (relationship) return 'relationship'
  if (related) return 'related'
  return record ? 'record' : 'collection'
}

/** Returns the names of query parameters without brackets: `page[limit]` → `page`. */
function queryNames(contract: Contract, operation: Operation): string[] {
  return [...new Set(queryParameters(contract, operation).map(({ name }) => name.replace(/\[.*/, '')))]
}
