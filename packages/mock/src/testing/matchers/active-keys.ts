import { canonicalId } from '@workbench-sdk/contract/ids'
import { printValue } from '@workbench-sdk/internal/print-value'
import { shorten } from '@workbench-sdk/internal/shorten'
import { suggestAmong } from '@workbench-sdk/internal/suggest'
import type { ApiKeyState, ServiceAccountState, StateLists } from '../../json-api/state.ts'
import { type AnyMock, type Awaitable, when } from '../any-mock.ts'
import { checkMock } from './check-mock.ts'
import { headline, MAX_LISTED, type MatcherContext, type MatcherResult, result, withoutSecrets } from './report.ts'

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
      ...list(keys),
    ])
  })
}

/** Returns a line for each key. If there are many, lists only the first ones, starting with the active keys. */
function list(keys: readonly ApiKeyState[]): readonly string[] {
  const listed = new Set([...keys.filter(key => key.active), ...keys.filter(key => !key.active)].slice(0, MAX_LISTED))
  const hidden = keys.length - listed.size
  return [...keys.filter(key => listed.has(key)).map(lineOf), ...(hidden > 0 ? [`  and ${hidden} more`] : [])]
}

const lineOf = ({ name, active, createdAt }: ApiKeyState): string =>
  `  ${active ? 'active  ' : 'disabled'}  ${quoted(name)}, created ${createdAt.toISOString()}`

const quoted = (name: string) => `"${shorten(name)}"`

/** @throws TypeError if the account is unknown or ambiguous, because both the assertion and its negation would be wrong */
function accountOf(accounts: readonly ServiceAccountState[], reference: AccountReference): ServiceAccountState {
  const idOrName: unknown = typeof reference === 'string' ? reference : Object(reference).id
  if (typeof idOrName !== 'string') {
    throw new TypeError(
      `Invalid service account ${printValue(reference)}: expected an id, a name or an object with an id.`,
    )
  }
  const byId = accounts.filter(({ id }) => id === canonicalId(idOrName))
  const [account, another] = byId.length > 0 ? byId : accounts.filter(({ name }) => name === idOrName)
  if (!account) {
    const names = accounts.map(({ name }) => shorten(name))
    const hint =
      names.length === 0
        ? 'The mock contains no accounts.'
        : suggestAmong(shorten(idOrName), names, 'mock.serviceAccounts() returns all of them.')
    throw new TypeError(withoutSecrets(`Unknown service account ${quoted(idOrName)}. ${hint}`))
  }
  if (another) {
    throw new TypeError(
      withoutSecrets(`The mock contains several service accounts named ${quoted(idOrName)}. Pass an id instead.`),
    )
  }
  return account
}
