import type { ApiKeyState, ServiceAccountState } from '../../json-api/state.ts'
import type { Mock } from '../../mock/mock.ts'
import { checkMock } from './check-mock.ts'
import { headline, type MatcherContext, type MatcherResult, result, withoutSecrets } from './report.ts'

/** A service account by its id, by its name, or as whatever has its id. */
export type AccountReference = string | { readonly id: string }

export function toHaveExactlyOneActiveKey(
  this: MatcherContext,
  mock: Mock,
  reference: AccountReference,
): MatcherResult {
  checkMock(mock)
  const account = accountOf(mock, reference)
  const keys = mock.apiKeys().filter(({ serviceAccountId }) => serviceAccountId === account.id)
  const active = keys.filter(key => key.active)
  return result(active.length === 1, () => [
    headline(this, 'toHaveExactlyOneActiveKey', [account.name]),
    `Active keys: ${active.length} of ${keys.length}`,
    ...keys.map(lineOf),
  ])
}

const lineOf = ({ name, active, createdAt }: ApiKeyState): string =>
  `  ${active ? 'active  ' : 'disabled'}  "${name}", of ${createdAt.toISOString()}`

/** @throws TypeError where there is none, or more than one of that name: neither `.not` nor its absence would be true. */
function accountOf(mock: Mock, reference: AccountReference): ServiceAccountState {
  const wanted = typeof reference === 'string' ? reference : reference.id
  const accounts = mock.serviceAccounts()
  const byId = accounts.filter(({ id }) => id === wanted)
  const [account, another] = byId.length > 0 ? byId : accounts.filter(({ name }) => name === wanted)
  if (!account) {
    const names = accounts.map(({ name }) => `"${name}"`).join(', ')
    throw new TypeError(withoutSecrets(`The mock has no service account "${wanted}". It has ${names || 'none'}.`))
  }
  if (another) throw new TypeError(`The mock has more than one service account "${wanted}": give an id.`)
  return account
}
