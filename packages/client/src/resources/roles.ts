import type { components } from '@workbench-sdk/contract/generated/openapi'

/**
 * A role that a service account can be given. An admin can make every call; an analyst can do non-administrative work.
 *
 * @example
 * const role: AssignableRole = 'organization_analyst'
 * await workbench.serviceAccounts.update(account, { role })
 */
export type AssignableRole = components['schemas']['AssignableRole']

/**
 * A role as it is read: one that can be given, or another that Workbench has, such as `system`.
 *
 * @example
 * const isAdmin = (role: ServiceAccountRole) => role === 'organization_admin'
 * console.log(isAdmin(account.role)) // false
 */
export type ServiceAccountRole = AssignableRole | (string & {})

type Restriction = components['schemas']['AssignableRestrictions'][number]

/** The one place that knows how read-only access is written. */
const READ_ONLY: Restriction = 'read_only'

export function isReadOnly(restrictions: readonly string[]): boolean {
  return restrictions.includes(READ_ONLY)
}

/** The restrictions to send. Others than read-only stay: left out, they would be lifted, which nobody asked for. */
export function withReadOnly(readOnly: boolean, restrictions: readonly string[] = []): Restriction[] {
  const others = restrictions.filter(each => each !== READ_ONLY).filter(isEchoable)
  return readOnly ? [READ_ONLY, ...others] : others
}

// The contract closes requests to the restrictions that it knows. One that came from Workbench can go back there.
function isEchoable(restriction: string): restriction is Restriction {
  return restriction !== ''
}
