import type { ResourceType } from '@workbench-sdk/contract/model'
import { IdSet } from './id-set.ts'
import { type Entry, OrderedList } from './ordered-list.ts'
import type { AnyRecord, RecordOf, Session, UserAccount } from './records.ts'

/** The data that all organizations share. */
export interface SharedData {
  /** All login sessions, in login order. */
  readonly sessions: readonly Session[]
  /** Returns the user with an email address, ignoring case. No two users have the same address (`email-unique`). */
  userByEmail(email: string): UserAccount | undefined
  /** Returns a record in any organization. */
  find<T extends ResourceType>(type: T, id: string): RecordOf[T] | undefined
}

const NONE = new OrderedList()

/**
 * The records of one organization. Lookups by id and account take constant time. Lists are in the default order of the API. An id is used only once
 * in an organization. Other organizations can use the same id, because rejecting it would reveal that it exists.
 */
export class OrganizationStore {
  readonly shared: SharedData
  #records = new Map<string, AnyRecord>()
  /** The ids of deleted records, if there are any. */
  #deleted: IdSet | undefined
  #byType = new Map<ResourceType, OrderedList>()
  #byAccount = new Map<string, OrderedList>()
  /** Whether a view uses the maps, in which case they must be copied before the next change. */
  #isViewed = false

  constructor(shared: SharedData) {
    this.shared = shared
  }

  get<T extends ResourceType>(type: T, id: string): RecordOf[T] | undefined {
    const record = this.#records.get(id)
    return record && isOf(record, type) ? record : undefined
  }

  any(id: string): AnyRecord | undefined {
    return this.#records.get(id)
  }

  /** Whether the id belongs to an existing or deleted record. */
  isSpent(id: string): boolean {
    return this.#records.has(id) || this.#deleted?.has(id) === true
  }

  list(type: ResourceType): OrderedList {
    return this.#byType.get(type) ?? NONE
  }

  keysOf(accountId: string): OrderedList {
    return this.#byAccount.get(accountId) ?? NONE
  }

  /** The number of records. */
  get size(): number {
    return this.#records.size
  }

  get records(): Iterable<AnyRecord> {
    return this.#records.values()
  }

  /** The ids of deleted records, in alphabetical order. */
  get deleted(): readonly string[] {
    return this.#deleted?.toSorted() ?? []
  }

  /** Returns the records as they are now, for reads that take several turns of the event loop. Later changes do not affect them. */
  view(): OrganizationStore {
    const view = new OrganizationStore(this.shared)
    view.#records = this.#records
    view.#byType = this.#byType
    view.#byAccount = this.#byAccount
    this.#isViewed = true
    return view
  }

  /** @returns the replaced record */
  put(record: AnyRecord): AnyRecord | undefined {
    this.#leaveToView()
    const before = this.#records.get(record.id)
    this.#records.set(record.id, record)
    if (before) return before
    const entry = entryOf(record)
    listIn(this.#byType, record.type).add(entry)
    if (record.type === 'api_keys') listIn(this.#byAccount, record.related.service_account).add(entry)
    return undefined
  }

  /** @returns whether the record existed */
  remove(record: AnyRecord): boolean {
    this.#leaveToView()
    if (!this.#records.delete(record.id)) return false
    this.markDeleted([record.id])
    const entry = entryOf(record)
    this.list(record.type).remove(entry)
    if (record.type === 'service_accounts') this.#byAccount.delete(record.id)
    if (record.type === 'api_keys') this.keysOf(record.related.service_account).remove(entry)
    return true
  }

  /** Switches to copies of the maps, if a view uses them. */
  #leaveToView(): void {
    if (!this.#isViewed) return
    this.#isViewed = false
    this.#records = new Map(this.#records)
    this.#byType = copyOf(this.#byType)
    this.#byAccount = copyOf(this.#byAccount)
  }

  markDeleted(ids: readonly string[]): void {
    this.#deleted ??= new IdSet()
    for (const id of ids) this.#deleted.add(id)
  }

  /** Forgets that a record was deleted. */
  forget(id: string): void {
    this.#deleted?.delete(id)
  }
}

const entryOf = (record: AnyRecord): Entry => ({ createdAt: record.attributes.created_at, id: record.id })

function copyOf<Name>(lists: ReadonlyMap<Name, OrderedList>): Map<Name, OrderedList> {
  return new Map(Array.from(lists, ([name, list]) => [name, list.copy()]))
}

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
