import type { AttributesOf, ResourceType, Role, ToOne } from '@workbench-sdk/contract/model'
import type { NULLABLE } from '@workbench-sdk/contract/state-names'

/** Attributes that are computed from other data instead of being stored. */
export const COMPUTED = {
  api_keys: ['access_token', 'role', 'restrictions'],
  user_accounts: ['active_status'],
} as const satisfies { readonly [T in ResourceType]?: readonly (keyof AttributesOf[T])[] }

/** The fields that the API does not return. */
interface PrivateFields {
  readonly api_keys: {
    readonly secretHash: string
    /** Whether the key was disabled individually instead of together with its account. */
    readonly disabledAlone: boolean
  }
  readonly user_accounts: {
    /** Undefined for users created through the API. They have no password and cannot log in. */
    readonly credentials?: { readonly passwordHash: string; readonly role: Role }
  }
}

/** A stored record. Records are immutable: a change replaces the record. */
type Stored<T extends ResourceType> = {
  readonly type: T
  readonly id: string
  readonly organizationId: string
  readonly attributes: Readonly<StoredAttributes<T>>
  /** The ids of related records. To-many relationships are computed from the store's indexes. */
  readonly related: StoredRelationships<T>
} & (T extends keyof PrivateFields ? PrivateFields[T] : unknown)

/** The stored attributes of a type. */
type StoredAttributes<T extends ResourceType> = Omit<AttributesOf[T], EntryOf<typeof COMPUTED, T>>

/** The stored relationships of a type. */
export type StoredRelationships<T extends ResourceType> = {
  readonly [R in ToOne<T>]: R extends EntryOf<typeof NULLABLE, T> ? string | null : string
}

/** The names for a type in a table of names by type. */
export type EntryOf<Table, T> = T extends keyof Table
  ? Table[T] extends readonly (infer Name)[]
    ? Name
    : never
  : never

type StoredRecords = { readonly [T in ResourceType]: Stored<T> }

// This is an interface, so that the compiler treats `RecordOf[T]` as a member of `AnyRecord` for any `T`.
export interface RecordOf extends StoredRecords {}

export type ServiceAccount = RecordOf['service_accounts']
export type ApiKey = RecordOf['api_keys']
export type UserAccount = RecordOf['user_accounts']
export type InvestigativeAction = RecordOf['investigative_actions']
export type Organization = RecordOf['organizations']
export type Actor = RecordOf['actors']
export type AnyRecord = RecordOf[ResourceType]

/** A login session. The API has no route for sessions. */
export interface Session {
  readonly tokenHash: string
  readonly organizationId: string
  readonly userAccountId: string
  /** The time at which the session expires, in milliseconds since the Unix epoch. */
  readonly expiresAt: number
}

export const hasExpired = ({ expiresAt }: Session, now: Date): boolean => expiresAt <= now.getTime()
