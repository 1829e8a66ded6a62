import { type Contract, type Operation, operations, type Parameter } from './contract.ts'

/** One row for each operation: what the mock matches requests against, and what MSW's handlers are made from. */
export function routes(contract: Contract): string {
  const rows = operations(contract).map(({ path, method, operation }) => {
    const [type, id, ...rest] = path.replace(/^\/api\/v2\//, '').split('/')
    const relationship = rest[0] === 'relationships'
    // The login alone needs nobody to be authenticated.
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
  return `export const ROUTES = [\n${rows.map(row => `  ${JSON.stringify(row)},\n`).join('')}] as const\n`
}

function kind(record: boolean, relationship: boolean, related: boolean) {
  if (relationship) return 'relationship'
  if (related) return 'related'
  return record ? 'record' : 'collection'
}

/** `page[limit]` belongs to `page`. */
function queryNames(contract: Contract, operation: Operation): string[] {
  const names = (operation.parameters ?? [])
    .map(parameter => dereference(contract, parameter))
    .flatMap(parameter => (parameter.in === 'query' ? [parameter.name.replace(/\[.*/, '')] : []))
  return [...new Set(names)]
}

function dereference(contract: Contract, parameter: Parameter): Parameter {
  if (!parameter.$ref) return parameter
  const name = parameter.$ref.replace('#/components/parameters/', '')
  const target = contract.components.parameters[name]
  if (!target) throw new Error(`Nothing is at ${parameter.$ref}`)
  return target
}
