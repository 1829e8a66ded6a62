import { ROLES } from '../roles.ts'
import type { MockDescription } from './control-api.ts'

export type IdentityId = keyof MockDescription['tokens']

export interface Identity {
  readonly label: string
  readonly description: string
}

/** The identities that the page can use, one for each predefined API key. */
export const IDENTITIES: Readonly<Record<IdentityId, Identity>> = {
  admin: ROLES.organization_admin,
  analyst: ROLES.organization_analyst,
  readOnlyAdmin: {
    label: `${ROLES.organization_admin.label}, read-only`,
    description: 'Can read everything, but can’t change anything.',
  },
}

export const IDENTITY_IDS = Object.keys(IDENTITIES) as IdentityId[]

export const DEFAULT_IDENTITY: IdentityId = 'admin'

/** Reads an identity from a URL parameter. Any other value selects the default identity. */
export const parseIdentity = (param: string | null): IdentityId =>
  IDENTITY_IDS.find(id => id === param) ?? DEFAULT_IDENTITY
