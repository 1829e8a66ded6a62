import { RESOURCE_TYPES, type ResourceType } from '@workbench-sdk/contract/model'
import { relatedIds } from '../json-api/attributes.ts'
import { toState } from '../json-api/state.ts'
import type { StateChange } from '../store/changes.ts'
import type { Snapshot } from '../store/snapshot.ts'
import { type Change, Store } from '../store/store.ts'
import { keyOf, type RecordAddress, RecordCollection } from './collection.ts'
import type { DataInternals } from './internals.ts'
import type { Related } from './records.ts'

type AnyCollection = RecordCollection<ResourceType>

/** A created or deleted record. */
interface Event {
  readonly type: 'create' | 'delete'
  readonly collection: AnyCollection
  readonly record: object
}

/** Synchronizes collections with a mock. Everything here is synchronous, so a partial commit is never visible. */
export class StateSync implements Related {
  readonly collections: readonly AnyCollection[]
  readonly #internals: DataInternals
  readonly #snapshot: () => Snapshot
  /** A copy of the mock's store. Records are frozen, so both stores can share them. */
  readonly #store = new Store()

  constructor(internals: DataInternals, snapshot: () => Snapshot) {
    this.#internals = internals
    this.#snapshot = snapshot
    this.collections = RESOURCE_TYPES.map(type => new RecordCollection(internals, type, this))
    this.#replaceAll()
  }

  readonly apply = (change: StateChange): void => {
    if (change.kind === 'replaced') this.#replaceAll()
    if (change.kind === 'commit') this.#applyChanges(change.changes)
  }

  one(organizationId: string, id: unknown): object | null {
    return this.#find({ organizationId, id })?.record ?? null
  }

  many(organizationId: string, id: unknown, relation: string): readonly object[] {
    const store = this.#store.of(organizationId)
    const stored = typeof id === 'string' ? store.any(id) : undefined
    if (!stored) return []
    return [...relatedIds(store, stored, relation)].flatMap(
      each => this.#find({ organizationId, id: each })?.record ?? [],
    )
  }

  #replaceAll(): void {
    const before = this.collections.flatMap(({ addresses }) => addresses)
    const { contents } = this.#snapshot()
    this.#store.replace(contents)
    this.#refresh([...before, ...contents.records])
  }

  #applyChanges(changes: readonly Change[]): void {
    this.#store.apply(changes)
    this.#refresh(changes.flatMap(change => this.#affectedBy(change)))
  }

  /**
   * Returns the records that a change affects. A key has the role and restrictions of its account, so it changes with the account:
   * `role-cascade`, `restriction-cascade`.
   */
  #affectedBy(change: Change): RecordAddress[] {
    if ('remove' in change) return [change.remove]
    if (!('put' in change)) return []
    const { organizationId, id } = change.put
    return [change.put, ...Array.from(this.#store.of(organizationId).keysOf(id), key => ({ organizationId, id: key }))]
  }

  #refresh(addresses: readonly RecordAddress[]): void {
    const unique = new Map(addresses.map(address => [keyOf(address), address]))
    const events = [...unique.values()].flatMap(address => this.#refreshOne(address))
    for (const collection of this.collections) collection.sort()
    for (const { collection, type, record } of events) this.#internals.emit(collection.collection.hooks, type, record)
  }

  /** Updates one record in all collections. After a reset or restore, an id can belong to another type. */
  #refreshOne(address: RecordAddress): Event[] {
    const store = this.#store.of(address.organizationId)
    const stored = store.any(address.id)
    const found = this.#find(address)
    const collection = this.collections.find(({ type }) => type === stored?.type)
    const deleted = found && found.collection !== collection ? found : undefined
    deleted?.collection.remove(address)
    const created = stored && collection?.put(address, toState(store, stored))
    return [
      ...(deleted ? [{ type: 'delete', ...deleted } as const] : []),
      ...(collection && created ? [{ type: 'create', collection, record: created } as const] : []),
    ]
  }

  #find({ organizationId, id }: { readonly organizationId: string; readonly id: unknown }) {
    for (const collection of this.collections) {
      const record = typeof id === 'string' ? collection.get({ organizationId, id }) : undefined
      if (record) return { collection, record }
    }
    return undefined
  }
}
