import { suggest } from '@workbench-sdk/internal/suggest'
import { InvalidArgumentError } from '../../errors.ts'
import { printable } from '../../secret.ts'

/** The relationships of each type. The contract's paths are derived from them, because a list of paths would be large. */
const RELATIONSHIPS = {
  service_accounts: 'organization actor api_keys created_by updated_by',
  api_keys: 'organization service_account created_by updated_by',
  user_accounts: 'organizations primary_organization actor created_by updated_by',
  investigative_actions: 'organization assigned_to_actor created_by updated_by',
  organizations: 'api_keys user_accounts',
  actors: 'organization parent_actor',
}

let known: string[] | undefined

/** Returns the paths of the contract. */
function contractPaths(): string[] {
  const ofTypes = Object.entries(RELATIONSHIPS).flatMap(([type, relationships]) => {
    const record = `/api/v2/${type}/{id}`
    const related = relationships.split(' ').flatMap(name => [`${record}/${name}`, `${record}/relationships/${name}`])
    return [`/api/v2/${type}`, record, ...related]
  })
  return ['/api/v2/login', '/auth/v0/login', ...ofTypes]
}

const METHODS = ['GET', 'POST', 'PATCH', 'DELETE']

/**
 * Checks a request against the contract.
 *
 * @throws InvalidArgumentError if the contract does not have the method, the path or a parameter
 */
export function compareWithContract(method: string, path: string, parameters: object): void {
  if (!METHODS.includes(method)) {
    throw new InvalidArgumentError(`Invalid method: expected one of ${METHODS.join(', ')}.`)
  }
  known ??= contractPaths()
  if (!known.includes(path)) {
    const name = printable(String(path), [], 100)
    throw new InvalidArgumentError(`Unknown path "${name}". ${suggest(name, known, Number.POSITIVE_INFINITY)}`)
  }
  for (const name of Object.keys(parameters)) {
    if (path.includes(`{${name}}`)) continue
    throw new InvalidArgumentError(`Unknown path parameter "${printable(name, [], 100)}" for ${path}.`)
  }
}
