import type { AssignableRole, ServiceAccountRole } from '@workbench-sdk/client'

interface Role {
  readonly label: string
  readonly says: string
}

/** The roles that a service account can be given, in the words of the help article. */
export const ROLES: Readonly<Record<AssignableRole, Role>> = {
  organization_admin: { label: 'Organization Admin', says: 'Can access all the API calls in Workbench.' },
  organization_analyst: {
    label: 'Organization Analyst',
    says: 'Can perform tasks like marking investigative actions as complete, but not administrative ones, like adding users.',
  },
}

/** Workbench has roles that nobody can give, which are called as they are written. */
export const labelOf = (role: ServiceAccountRole): string =>
  Object.hasOwn(ROLES, role) ? ROLES[role as AssignableRole].label : role
