import type { AttributesOf, ResourceType, Role } from '@workbench-sdk/contract/model'

/** A record as the store holds it. It is never changed: a change puts another in its place. */
interface Stored<T extends ResourceType, Held extends keyof AttributesOf[T] = keyof AttributesOf[T]> {
  readonly type: T
  readonly id: string
  readonly organizationId: string
  readonly attributes: Readonly<Pick<AttributesOf[T], Held>>
  /** The ids that its relationships to one lead to. Relationships to many follow from the store's indexes. */
  readonly related: Readonly<Record<string, string | null>>
}

export interface ServiceAccount extends Stored<'service_accounts'> {
  readonly related: { readonly organization: string; readonly actor: string } & Stamps
}

/** Role and restrictions are the account's and the secret is nobody's: a stored key has none of them. */
export interface ApiKey
  extends Stored<'api_keys', Exclude<keyof AttributesOf['api_keys'], 'access_token' | 'role' | 'restrictions'>> {
  readonly related: { readonly organization: string; readonly service_account: string } & Stamps
  readonly secretHash: string
  /** Whether the key was disabled by itself, and not with its account. */
  readonly disabledAlone: boolean
}

/** `active_status` follows `active`, and is not held. */
export interface UserAccount
  extends Stored<'user_accounts', Exclude<keyof AttributesOf['user_accounts'], 'active_status'>> {
  readonly related: { readonly primary_organization: string; readonly actor: string } & Stamps
  /** How this person logs in. People added over the API cannot: they have no password yet. */
  readonly credentials?: { readonly passwordHash: string; readonly role: Role }
}

export interface InvestigativeAction extends Stored<'investigative_actions'> {
  readonly related: { readonly organization: string; readonly assigned_to_actor: string | null } & Stamps
}

export interface Organization extends Stored<'organizations'> {}
export interface Actor extends Stored<'actors'> {}

export interface RecordOf {
  service_accounts: ServiceAccount
  api_keys: ApiKey
  user_accounts: UserAccount
  investigative_actions: InvestigativeAction
  organizations: Organization
  actors: Actor
}

export type AnyRecord = RecordOf[ResourceType]

/** A login session. It is no resource: there is no route that shows it. */
export interface Session {
  readonly tokenHash: string
  readonly userAccountId: string
  readonly expiresAt: number
}

type Stamps = { readonly created_by: string; readonly updated_by: string }
