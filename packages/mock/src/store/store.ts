import type { ResourceType } from '@workbench-sdk/contract/model'
import { Emitter } from '../platform/emitter.ts'
import { type Entry, OrderedList } from './ordered-list.ts'
import type { AnyRecord, ApiKey, RecordOf, Session } from './records.ts'

/** A change that a rule requests. Only the store applies changes. */
export type Change =
  | { readonly put: AnyRecord }
  | { readonly remove: AnyRecord }
  | { readonly open: Session }
  | { readonly close: Session }

/** The record or session that a token belongs to. */
export type Credential = { readonly key: ApiKey } | { readonly session: Session }

/** The data of a store without its indexes. Records are frozen, so stores can share them. */
export interface StoreContents {
  readonly records: readonly AnyRecord[]
  /** The ids of deleted records, which are never used again. */
  readonly deleted: readonly string[]
  readonly sessions: readonly Session[]
}

const NONE = new OrderedList()

/**
 * The records and sessions of a mock. Lookups by id, account, organization and token take constant time; lists are in
 * creation order. The only rule that the store enforces is that an id is used only once.
 */
export class Store {
  /** Emits the changes of each transaction after it is complete. */
  readonly committed = new Emitter<readonly Change[]>()
  #records = new Map<string, AnyRecord>()
  /** The ids of deleted records. */
  #deleted = new Set<string>()
  #byOrganization = new Map<string, Map<ResourceType, OrderedList>>()
  #byAccount = new Map<string, OrderedList>()
  #keyBySecret = new Map<string, string>()
  #sessions = new Map<string, Session>()
  /** The id of the user with each address, in lower case. */
  #userByEmail = new Map<string, string>()

  get<T extends ResourceType>(type: T, id: string): RecordOf[T] | undefined {
    const record = this.#records.get(id)
    return record && isOf(record, type) ? record : undefined
  }

  /** The number of records. */
  get size(): number {
    return this.#records.size
  }

  any(id: string): AnyRecord | undefined {
    return this.#records.get(id)
  }

  /** Whether the id belongs to a record or belonged to a deleted one. */
  isSpent(id: string): boolean {
    return this.#records.has(id) || this.#deleted.has(id)
  }

  list(organizationId: string, type: ResourceType): OrderedList {
    return this.#byOrganization.get(organizationId)?.get(type) ?? NONE
  }

  /** All login sessions, in the order of the logins. */
  get sessions(): readonly Session[] {
    return [...this.#sessions.values()]
  }

  keysOf(accountId: string): OrderedList {
    return this.#byAccount.get(accountId) ?? NONE
  }

  credential(tokenHash: string): Credential | undefined {
    const key = this.get('api_keys', this.#keyBySecret.get(tokenHash) ?? '')
    if (key) return { key }
    const session = this.#sessions.get(tokenHash)
    return session && { session }
  }

  /** The user with an email address, in any case: no two users have the same (`email-unique`). */
  userByEmail(email: string): RecordOf['user_accounts'] | undefined {
    return this.get('user_accounts', this.#userByEmail.get(emailKey(email)) ?? '')
  }

  /** Applies all of the changes. Nothing here awaits, so a partial commit is never visible. */
  commit(changes: readonly Change[]): void {
    if (changes.length === 0) return
    this.apply(changes)
    this.committed.emit(changes)
  }

  /**
   * Runs synchronous work that adds records, and notifies listeners once about the changes of all its commits. If it throws, the
   * records are removed, and listeners are not notified. A transaction within another one is part of it.
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

  /** Applies changes that were committed before, without notifying listeners. */
  apply(changes: readonly Change[]): void {
    for (const change of changes) {
      if ('put' in change) this.#put(change.put)
      else if ('remove' in change) this.#remove(change.remove)
      else if ('open' in change) this.#sessions.set(change.open.tokenHash, change.open)
      else this.#sessions.delete(change.close.tokenHash)
    }
  }

  contents(): StoreContents {
    return {
      records: [...this.#records.values()],
      deleted: [...this.#deleted],
      sessions: this.sessions,
    }
  }

  /** Replaces all data, without notifying listeners. */
  replace({ records, deleted, sessions }: StoreContents): void {
    for (const index of this.#indexes) index.clear()
    this.apply(records.map(put => ({ put })))
    for (const id of deleted) this.#deleted.add(id)
    for (const session of sessions) this.#sessions.set(session.tokenHash, session)
  }

  get #indexes() {
    return [
      this.#records,
      this.#deleted,
      this.#byOrganization,
      this.#byAccount,
      this.#keyBySecret,
      this.#sessions,
      this.#userByEmail,
    ]
  }

  #put(record: AnyRecord): void {
    deepFreeze(record)
    const before = this.#records.get(record.id)
    this.#records.set(record.id, record)
    if (before?.type === 'user_accounts') this.#releaseEmail(before)
    if (record.type === 'user_accounts') this.#userByEmail.set(emailKey(record.attributes.email), record.id)
    if (before) return
    const entry = entryOf(record)
    this.#listOf(record).add(entry)
    if (record.type !== 'api_keys') return
    this.#keyBySecret.set(record.secretHash, record.id)
    listIn(this.#byAccount, record.related.service_account).add(entry)
  }

  #remove(record: AnyRecord): void {
    if (!this.#records.delete(record.id)) return
    this.#deleted.add(record.id)
    const entry = entryOf(record)
    this.#listOf(record).remove(entry)
    if (record.type === 'user_accounts') this.#releaseEmail(record)
    if (record.type === 'service_accounts') this.#byAccount.delete(record.id)
    if (record.type !== 'api_keys') return
    this.#keyBySecret.delete(record.secretHash)
    this.#byAccount.get(record.related.service_account)?.remove(entry)
  }

  /** Removes records that a transaction has added, as if they had never existed. */
  #withdraw(changes: readonly Change[]): void {
    for (const change of changes) {
      if (!('put' in change)) continue
      this.#remove(change.put)
      this.#deleted.delete(change.put.id)
    }
  }

  /** Removes the index entry of a user, unless it belongs to another one. */
  #releaseEmail({ id, attributes }: RecordOf['user_accounts']): void {
    const key = emailKey(attributes.email)
    if (this.#userByEmail.get(key) === id) this.#userByEmail.delete(key)
  }

  #listOf({ organizationId, type }: AnyRecord): OrderedList {
    const lists = this.#byOrganization.get(organizationId) ?? new Map<ResourceType, OrderedList>()
    this.#byOrganization.set(organizationId, lists)
    return listIn(lists, type)
  }
}

/** Email addresses that differ only in case are the same: `email-unique`. */
export const emailKey = (email: string): string => email.toLowerCase()

const entryOf = (record: AnyRecord): Entry => ({ createdAt: record.attributes.created_at, id: record.id })

function isOf<T extends ResourceType>(record: AnyRecord, type: T): record is RecordOf[T] {
  return record.type === type
}

function listIn<Name>(lists: Map<Name, OrderedList>, name: Name): OrderedList {
  const existing = lists.get(name)
  if (existing) return existing
  const list = new OrderedList()
  lists.set(name, list)
  return list
}

/** Freezes a JSON value with everything in it. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const inner of Object.values(value)) deepFreeze(inner)
  return Object.freeze(value)
}
