import { canonicalId } from '@workbench-sdk/contract/ids'
import type { ApiKeyState, ServiceAccountState, StateLists } from '../../json-api/state.ts'
import { type AnyMock, type Awaitable, when } from '../any-mock.ts'
import { checkMock } from './check-mock.ts'
import { headline, type MatcherContext, type MatcherResult, result, withoutSecrets } from './report.ts'

/** The id or name of a service account, or an object with its id. */
export type AccountReference = string | { readonly id: string }

export function toHaveExactlyOneActiveKey(
  this: MatcherContext,
  mock: AnyMock,
  reference: AccountReference,
): Awaitable<MatcherResult> {
  checkMock(mock)
  return when<StateLists, MatcherResult>(mock.state(), ({ serviceAccounts, apiKeys }) => {
    const account = accountOf(serviceAccounts, reference)
    const keys = apiKeys.filter(({ serviceAccountId }) => serviceAccountId === account.id)
    const active = keys.filter(key => key.active)
    return result(active.length === 1, () => [
      headline(this, 'toHaveExactlyOneActiveKey', [account.name]),
      `Active keys: ${active.length} of ${keys.length}`,
      ...keys.map(lineOf),
    ])
  })
}

const lineOf = ({ name, active, createdAt }: ApiKeyState): string =>
  `  ${active ? 'active  ' : 'disabled'}  "${name}", created ${createdAt.toISOString()}`

/** @throws TypeError if the account is unknown or ambiguous, because both the assertion and its negation would be wrong */
function accountOf(accounts: readonly ServiceAccountState[], reference: AccountReference): ServiceAccountState {
  const idOrName = typeof reference === 'string' ? reference : reference.id
  const byId = accounts.filter(({ id }) => id === canonicalId(idOrName))
  const [account, another] = byId.length > 0 ? byId : accounts.filter(({ name }) => name === idOrName)
  if (!account) {
    const names = accounts.map(({ name }) => `"${name}"`).join(', ')
    throw new TypeError(
      withoutSecrets(`Unknown service account "${idOrName}". The mock contains: ${names || 'no accounts'}.`),
    )
  }
  if (another)
    throw new TypeError(`The mock contains several service accounts named "${idOrName}". Pass an id instead.`)
  return account
}
