import { type ApiError, apiErrors, paramIssue } from '@workbench-sdk/contract/api-errors'
import type { AttributesOf } from '@workbench-sdk/contract/model'
import type { ApiKey, ServiceAccount } from '../store/records.ts'
import type { Store } from '../store/store.ts'

type Inherited = Pick<AttributesOf['api_keys'], 'role' | 'restrictions'>

/**
 * `key-inherits`, and with it `role-cascade` and `restriction-cascade`: role and restrictions of a key are looked up at
 * its account whenever they are asked for, so that there is nothing to bring up to date and no moment in between.
 */
export function inheritedAccess(store: Store, key: ApiKey): Inherited {
  const { role, restrictions } = accountOf(store, key).attributes
  return { role, restrictions }
}

/** A body may repeat what the account says, and is refused where it says otherwise. */
export function checkInheritedAccess(
  account: ServiceAccount,
  asked: { readonly [K in keyof Inherited]: Inherited[K] | undefined },
): ApiError | undefined {
  const { role, restrictions } = account.attributes
  const issues = [
    ...(asked.role === undefined || asked.role === role ? [] : ['role']),
    ...(asked.restrictions === undefined || sameSet(asked.restrictions, restrictions) ? [] : ['restrictions']),
  ].map(name => paramIssue(name, 'any.immutable', "is the service account's and cannot be set on a key"))
  return issues.length > 0 ? apiErrors.params(issues, 'key-inherits') : undefined
}

export function accountOf(store: Store, key: ApiKey): ServiceAccount {
  const account = store.get('service_accounts', key.related.service_account)
  if (!account) throw new Error(`The key ${key.id} has outlived its service account, which no-orphans forbids.`)
  return account
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every(each => b.includes(each))
}
