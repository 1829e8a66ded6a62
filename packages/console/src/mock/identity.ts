import { ROLES } from '../roles.ts'
import type { MockDescription } from './control.ts'

export type IdentityId = keyof MockDescription['tokens']

export interface Identity {
  readonly label: string
  readonly says: string
}

/** Whoever the page can be: the keys that a mock begins with. */
export const IDENTITIES: Readonly<Record<IdentityId, Identity>> = {
  admin: ROLES.organization_admin,
  analyst: ROLES.organization_analyst,
  readOnlyAdmin: {
    label: `${ROLES.organization_admin.label}, read-only`,
    says: 'Can read everything, and change nothing.',
  },
}

export const IDENTITY_IDS = Object.keys(IDENTITIES) as IdentityId[]
