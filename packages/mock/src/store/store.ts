import type { ResourceType } from '@workbench-sdk/contract/model'
import { type Entry, OrderedList } from './ordered-list.ts'
import type { AnyRecord, ApiKey, RecordOf, Session } from './records.ts'

/** What a rule wants done. A rule only says so; `commit` alone does it. */
export type Change = { readonly put: AnyRecord } | { readonly remove: AnyRecord } | { readonly open: Session }

/** What a token leads to. */
export type Credential = { readonly key: ApiKey } | { readonly session: Session }

const NONE = new OrderedList()

/** All that a store holds, without its indexes: records are never changed, so that they can be shared. */
export interface StoreContents {
  readonly records: readonly AnyRecord[]
  /** Ids of deleted records, which are not given again. */
  readonly deleted: readonly string[]
  readonly sessions: readonly Session[]
}

/**
 * All that the mock knows. It answers by id, by account, by organization and by token in constant time, and lists in
 * creation order. It keeps no rule but one: an id is given once.
 */
export class Store {
  #records = new Map<string, AnyRecord>()
  /** Ids of records that are gone. */
  #deleted = new Set<string>()
  #byOrganization = new Map<string, Map<ResourceType, OrderedList>>()
  #byAccount = new Map<string, OrderedList>()
  #keyBySecret = new Map<string, string>()
  #sessions = new Map<string, Session>()
  #userByEmail = new Map<string, string>()
  /** What was committed since a joint piece of work began. */
  #joint: Change[] | undefined
  /** Is told of each commit, once it is done. */
  committed: (changes: readonly Change[]) => void = () => undefined

  get<T extends ResourceType>(type: T, id: string): RecordOf[T] | undefined {
    const record = this.#records.get(id)
    return record && isOf(record, type) ? record : undefined
  }

  any(id: string): AnyRecord | undefined {
    return this.#records.get(id)
  }

  /** Whether the id was given once, to a record that is there or to one that is deleted. */
  isSpent(id: string): boolean {
    return this.#records.has(id) || this.#deleted.has(id)
  }

  list(organizationId: string, type: ResourceType): OrderedList {
    return this.#byOrganization.get(organizationId)?.get(type) ?? NONE
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

  userByEmail(email: string): RecordOf['user_accounts'] | undefined {
    return this.get('user_accounts', this.#userByEmail.get(email.toLowerCase()) ?? '')
  }

  /** Does all of the changes. Nothing here awaits, so nobody sees, or is left with, a part of them. */
  commit(changes: readonly Change[]): void {
    if (changes.length === 0) return
    this.apply(changes)
    if (this.#joint) for (const change of changes) this.#joint.push(change)
    else this.committed(changes)
  }

  /** Does a piece of work whose commits are told of as one. */
  together<T>(work: () => T): T {
    const changes: Change[] = []
    this.#joint = changes
    try {
      return work()
    } finally {
      this.#joint = undefined
      if (changes.length > 0) this.committed(changes)
    }
  }

  /** Does changes of which nobody has to be told. */
  apply(changes: readonly Change[]): void {
    for (const change of changes) {
      if ('put' in change) this.#put(change.put)
      else if ('remove' in change) this.#remove(change.remove)
      else this.#sessions.set(change.open.tokenHash, change.open)
    }
  }

  contents(): StoreContents {
    return {
      records: [...this.#records.values()],
      deleted: [...this.#deleted],
      sessions: [...this.#sessions.values()],
    }
  }

  /** Holds what another store held, and nothing else. Nobody is told. */
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
    const before = this.#records.get(record.id)
    this.#records.set(record.id, record)
    if (before?.type === 'user_accounts') this.#userByEmail.delete(before.attributes.email.toLowerCase())
    if (record.type === 'user_accounts') this.#userByEmail.set(record.attributes.email.toLowerCase(), record.id)
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
    if (record.type === 'service_accounts') this.#byAccount.delete(record.id)
    if (record.type !== 'api_keys') return
    this.#keyBySecret.delete(record.secretHash)
    this.#byAccount.get(record.related.service_account)?.remove(entry)
  }

  #listOf({ organizationId, type }: AnyRecord): OrderedList {
    const lists = this.#byOrganization.get(organizationId) ?? new Map<ResourceType, OrderedList>()
    this.#byOrganization.set(organizationId, lists)
    return listIn(lists, type)
  }
}

const entryOf = (record: AnyRecord): Entry => ({ createdAt: record.attributes.created_at, id: record.id })

function isOf<T extends ResourceType>(record: AnyRecord, type: T): record is RecordOf[T] {
  return record.type === type
}

function listIn<Name>(lists: Map<Name, OrderedList>, name: Name): OrderedList {
  const known = lists.get(name)
  if (known) return known
  const list = new OrderedList()
  lists.set(name, list)
  return list
}
