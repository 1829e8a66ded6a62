import type { components } from '../generated/openapi.ts'
import type { Role } from '../model.ts'

interface Dated {
  /** When it was created, as a `Date` or in ISO 8601; now, where nothing is said. */
  readonly createdAt?: Date | string
}

export interface ApiKeySeed extends Dated {
  readonly name: string
  readonly active?: boolean
}

export interface ServiceAccountSeed extends Dated {
  readonly name: string
  /** An Organization Analyst, where nothing is said. */
  readonly role?: Role
  readonly readOnly?: boolean
  readonly active?: boolean
  readonly keys?: readonly ApiKeySeed[]
}

export interface UserAccountSeed {
  readonly email: string
  readonly displayName?: string
  readonly active?: boolean
  /** With a password the person can log in; the one-time code is `mock.otp`. */
  readonly password?: string
  /** The role of a login session: an Organization Analyst, where nothing is said. */
  readonly role?: Role
}

export interface InvestigativeActionSeed extends Dated {
  readonly title: string
  readonly reason?: string
  readonly status?: components['schemas']['InvestigativeActionStatus']
}

/** What to put into an organization. */
export interface Seed {
  readonly serviceAccounts?: readonly ServiceAccountSeed[]
  readonly userAccounts?: readonly UserAccountSeed[]
  readonly investigativeActions?: readonly InvestigativeActionSeed[]
  /** Other organizations, with what is in them. */
  readonly organizations?: readonly (Seed & { readonly name: string })[]
}

export interface SeededApiKey {
  readonly id: string
  readonly name: string
  /** The secret. Nothing else will ever tell it. */
  readonly token: string
}

/** What was put in, in the shape of the literal that asked for it: `seeded.serviceAccounts[0].keys[0].token`. */
export interface Seeded<S extends Seed = Seed> {
  readonly organizationId: string
  readonly serviceAccounts: SeededServiceAccounts<Listed<S['serviceAccounts']>>
  readonly userAccounts: SeededUserAccounts<Listed<S['userAccounts']>>
  readonly investigativeActions: SeededInvestigativeActions<Listed<S['investigativeActions']>>
  readonly organizations: SeededOrganizations<Listed<S['organizations']>>
}

type SeededServiceAccounts<T extends readonly unknown[]> = {
  readonly [I in keyof T]: {
    readonly id: string
    readonly name: string
    readonly keys: SeededApiKeys<
      T[I] extends { readonly keys: infer Keys }
        ? Listed<Keys>
        : 'keys' extends keyof T[I]
          ? readonly ApiKeySeed[]
          : readonly []
    >
  }
}

type SeededApiKeys<T extends readonly unknown[]> = { readonly [I in keyof T]: SeededApiKey }

type SeededUserAccounts<T extends readonly unknown[]> = {
  readonly [I in keyof T]: { readonly id: string; readonly email: string }
}

type SeededInvestigativeActions<T extends readonly unknown[]> = {
  readonly [I in keyof T]: { readonly id: string; readonly title: string }
}

type SeededOrganizations<T extends readonly unknown[]> = {
  readonly [I in keyof T]: Seeded<T[I] extends Seed ? T[I] : Seed>
}

type Listed<T> = T extends readonly unknown[] ? T : readonly []
