import { deepFreeze } from '@workbench-sdk/contract/json'
import type { ResourceType } from '@workbench-sdk/contract/model'
import { Emitter } from '../platform/emitter.ts'
import { OrganizationStore, type SharedData } from './organization-store.ts'
import type { AnyRecord, ApiKey, RecordOf, Session, UserAccount } from './records.ts'

/** A change that a rule requests. Only the store applies changes. */
export type Change =
  | { readonly put: AnyRecord }
  | { readonly remove: AnyRecord }
  | { readonly open: Session }
  | { readonly close: Session }

/** The key or session to which a token belongs. */
export type Credential = { readonly key: ApiKey } | { readonly session: Session }

/** A store's data without its indexes. Records are frozen, so stores can share them. */
export interface StoreContents {
  readonly records: readonly AnyRecord[]
  /** The ids of deleted records, by organization. The organization never uses them again. */
  readonly deleted: Readonly<Record<string, readonly string[]>>
  readonly sessions: readonly Session[]
}

/**
 * The mock's records and sessions. Lookups by token and email address take constant time. The only rule that the store enforces is
 * that an organization uses an id only once.
 */
export class Store implements SharedData {
  /** Emits the changes of each transaction after the transaction is complete. */
  readonly committed = new Emitter<readonly Change[]>()
  #organizations = new Map<string, OrganizationStore>()
  #keyBySecret = new Map<string, ApiKey>()
  #sessions = new Map<string, Session>()
  /** The users by lowercase email address. */
  #userByEmail = new Map<string, UserAccount>()
  readonly #none = new OrganizationStore(this)

  /** Returns the records of an organization. If the organization does not exist, the result contains no records. */
  of(organizationId: string): OrganizationStore {
    return this.#organizations.get(organizationId) ?? this.#none
  }

  /** The number of records. */
  get size(): number {
    return [...this.#organizations.values()].reduce((sum, { size }) => sum + size, 0)
  }

  find<T extends ResourceType>(type: T, id: string): RecordOf[T] | undefined {
    for (const organization of this.#organizations.values()) {
      const record = organization.get(type, id)
      if (record) return record
    }
    return undefined
  }

  get sessions(): readonly Session[] {
    return [...this.#sessions.values()]
  }

  credential(tokenHash: string): Credential | undefined {
    const key = this.#keyBySecret.get(tokenHash)
    if (key) return { key }
    const session = this.#sessions.get(tokenHash)
    return session && { session }
  }

  userByEmail(email: string): UserAccount | undefined {
    return this.#userByEmail.get(emailKey(email))
  }

  /** Applies all changes. Everything here is synchronous, so a partial commit is never visible. */
  commit(changes: readonly Change[]): void {
    if (changes.length === 0) return
    this.apply(changes)
    this.committed.emit(changes)
  }

  /**
   * Runs synchronous work that adds records, and notifies listeners once about the changes in all its commits. If the work throws an
   * error, the records are removed and listeners are not notified. A nested transaction becomes part of the outer one.
   */
  transaction<T>(work: () => T): T {
    let isComplete = false
    const complete = () => {
      const result = work()
      isComplete = true
      return result
    }
    return this.committed.batch(complete, commits => {
      const changes = commits.flat()
      if (!isComplete) this.#withdraw(changes)
      return isComplete && changes.length > 0 ? changes : undefined
    })
  }

  /** Applies previously committed changes without notifying listeners. */
  apply(changes: readonly Change[]): void {
    for (const change of changes) {
      if ('put' in change) this.#put(change.put)
      else if ('remove' in change) this.#remove(change.remove)
      else if ('open' in change) this.#sessions.set(change.open.tokenHash, change.open)
      else this.#sessions.delete(change.close.tokenHash)
    }
  }

  contents(): StoreContents {
    const organizations = [...this.#organizations]
    const deleted = organizations.flatMap(([id, { deleted }]) => (deleted.length > 0 ? [[id, deleted] as const] : []))
    return {
      records: organizations.flatMap(([, { records }]) => [...records]),
      deleted: Object.fromEntries(deleted),
      sessions: this.sessions,
    }
  }

  /** Replaces all data without notifying listeners. */
  replace({ records, deleted, sessions }: StoreContents): void {
    for (const index of [this.#organizations, this.#keyBySecret, this.#sessions, this.#userByEmail]) index.clear()
    this.apply(records.map(put => ({ put })))
    for (const [organizationId, ids] of Object.entries(deleted)) this.#at(organizationId).markDeleted(ids)
    for (const session of sessions) this.#sessions.set(session.tokenHash, session)
  }

  #put(record: AnyRecord): void {
    deepFreeze(record)
    const before = this.#at(record.organizationId).put(record)
    if (before?.type === 'user_accounts') this.#releaseEmail(before)
    if (record.type === 'user_accounts') this.#userByEmail.set(emailKey(record.attributes.email), record)
    if (record.type === 'api_keys') this.#keyBySecret.set(record.secretHash, record)
  }

  #remove(record: AnyRecord): void {
    if (!this.of(record.organizationId).remove(record)) return
    if (record.type === 'user_accounts') this.#releaseEmail(record)
    if (record.type === 'api_keys') this.#keyBySecret.delete(record.secretHash)
  }

  /** Removes records added by a transaction, as if they had never existed. */
  #withdraw(changes: readonly Change[]): void {
    for (const change of changes) {
      if (!('put' in change)) continue
      const { id, organizationId } = change.put
      this.#remove(change.put)
      this.of(organizationId).forget(id)
      if (this.of(organizationId).size === 0) this.#organizations.delete(organizationId)
    }
  }

  /** Removes the user's entry in the index, unless it belongs to another user. */
  #releaseEmail({ id, organizationId, attributes }: UserAccount): void {
    const key = emailKey(attributes.email)
    const owner = this.#userByEmail.get(key)
    if (owner?.id === id && owner.organizationId === organizationId) this.#userByEmail.delete(key)
  }

  /** Returns the records of an organization. Adds the organization if it is new. */
  #at(organizationId: string): OrganizationStore {
    const existing = this.#organizations.get(organizationId)
    if (existing) return existing
    const added = new OrganizationStore(this)
    this.#organizations.set(organizationId, added)
    return added
  }
}

/** Returns the lookup key for an email address. `email-unique`: addresses that differ only in case are the same. */
export const emailKey = (email: string): string => email.toLowerCase()
