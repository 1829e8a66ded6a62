import type { MockDescription } from './control.ts'

export type IdentityId = keyof MockDescription['tokens']

export interface Identity {
  readonly label: string
  readonly says: string
}

/** Whoever the page can be: the keys that a mock begins with. */
export const IDENTITIES: Readonly<Record<IdentityId, Identity>> = {
  admin: { label: 'Organization Admin', says: 'Can access all the API calls in Workbench.' },
  analyst: {
    label: 'Organization Analyst',
    says: 'Can work, such as complete an investigative action, and cannot administer, such as add a user.',
  },
  readOnlyAdmin: { label: 'Organization Admin, read-only', says: 'Can read everything, and change nothing.' },
}

export const IDENTITY_IDS = Object.keys(IDENTITIES) as IdentityId[]
