import type { AssignableRole, ServiceAccountRole } from '@workbench-sdk/client'

interface Role {
  readonly label: string
  readonly description: string
}

/** The roles that can be assigned to a service account. The descriptions are from Expel's help article. */
export const ROLES: Readonly<Record<AssignableRole, Role>> = {
  organization_admin: { label: 'Organization Admin', description: 'Can access all the API calls in Workbench.' },
  organization_analyst: {
    label: 'Organization Analyst',
    description:
      'Can perform tasks like marking investigative actions as complete, but can’t perform administrative tasks, like adding users.',
  },
}

/** Returns a role's label, or its id if the role cannot be assigned. */
export const roleLabel = (role: ServiceAccountRole | null): string =>
  role === null ? 'Unknown role' : Object.hasOwn(ROLES, role) ? ROLES[role as AssignableRole].label : role
