import { type ApiError, apiError, paramIssue } from '@workbench-sdk/contract/api-errors'
import type { AttributesOf } from '@workbench-sdk/contract/model'
import type { OrganizationStore } from '../store/organization-store.ts'
import type { ApiKey, ServiceAccount } from '../store/records.ts'

type InheritedAccess = Pick<AttributesOf['api_keys'], 'role' | 'restrictions'>

/**
 * `key-inherits`, `role-cascade`, `restriction-cascade`: returns a key's role and restrictions, which are always read from its
 * account. Keys never need to be updated, so no request can see a partial update.
 */
export function inheritedAccess(store: OrganizationStore, key: ApiKey): InheritedAccess {
  const { role, restrictions } = accountOf(store, key).attributes
  return { role, restrictions }
}

/** Checks that a request body does not contradict the account's role and restrictions. It may repeat them. */
export function checkInheritedAccess(
  account: ServiceAccount,
  requested: { readonly [K in keyof InheritedAccess]: InheritedAccess[K] | undefined },
): ApiError | undefined {
  const { role, restrictions } = account.attributes
  const issues = [
    ...(requested.role === undefined || requested.role === role ? [] : ['role']),
    ...(requested.restrictions === undefined || sameSet(requested.restrictions, restrictions) ? [] : ['restrictions']),
  ].map(name => paramIssue([name], 'any.immutable', 'is inherited from the service account and cannot be set on a key'))
  return issues.length > 0 ? apiError('invalid-parameters', { issues, rule: 'key-inherits' }) : undefined
}

export function accountOf(store: OrganizationStore, key: ApiKey): ServiceAccount {
  const account = store.get('service_accounts', key.related.service_account)
  if (!account) throw new Error(`The service account of the key ${key.id} does not exist, which violates no-orphans.`)
  return account
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every(each => b.includes(each))
}
