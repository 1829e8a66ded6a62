import { RESOURCE_TYPES, type ResourceType } from '@workbench-sdk/contract/model'
import { relatedIds } from '../json-api/attributes.ts'
import { toState } from '../json-api/state.ts'
import type { StateChange } from '../store/changes.ts'
import type { Snapshot } from '../store/snapshot.ts'
import { type Change, Store } from '../store/store.ts'
import { RecordCollection } from './collection.ts'
import type { Library } from './internals.ts'
import type { Related } from './records.ts'

type AnyShelf = RecordCollection<ResourceType>

/** What has become of a record that is new, or is no more. */
interface Event {
  readonly type: 'create' | 'delete'
  readonly shelf: AnyShelf
  readonly record: object
}

/** Keeps collections in step with a mock. Nothing here awaits, so nobody sees, or is left with, a part of a commit. */
export class StateSync implements Related {
  readonly shelves: readonly AnyShelf[]
  readonly #library: Library
  readonly #snapshot: () => Snapshot
  /** The same as the mock's: records are never changed, so that the two share them. */
  readonly #store = new Store()

  constructor(library: Library, snapshot: () => Snapshot) {
    this.#library = library
    this.#snapshot = snapshot
    this.shelves = RESOURCE_TYPES.map(type => new RecordCollection(library, type, this))
    this.#beginAgain()
  }

  readonly follow = (change: StateChange): void => {
    if (change.kind === 'replaced') this.#beginAgain()
    if (change.kind === 'commit') this.#apply(change.changes)
  }

  one(id: unknown): object | null {
    return this.#find(id)?.record ?? null
  }

  many(id: unknown, relation: string): readonly object[] {
    const stored = typeof id === 'string' ? this.#store.any(id) : undefined
    if (!stored) return []
    return [...relatedIds(this.#store, stored, relation)].flatMap(each => this.#find(each)?.record ?? [])
  }

  #beginAgain(): void {
    const before = this.shelves.flatMap(shelf => shelf.ids)
    const { contents } = this.#snapshot()
    this.#store.replace(contents)
    this.#refresh([...before, ...contents.records.map(({ id }) => id)])
  }

  #apply(changes: readonly Change[]): void {
    this.#store.apply(changes)
    this.#refresh(changes.flatMap(change => this.#touchedBy(change)))
  }

  /** `role-cascade`, `restriction-cascade`: a key shows what its account has, and is not put for it. */
  #touchedBy(change: Change): string[] {
    if ('remove' in change) return [change.remove.id]
    if (!('put' in change)) return []
    return [change.put.id, ...this.#store.keysOf(change.put.id)]
  }

  #refresh(ids: readonly string[]): void {
    const events = [...new Set(ids)].flatMap(id => this.#refreshOne(id))
    for (const shelf of this.shelves) shelf.sort()
    for (const { shelf, type, record } of events) this.#library.tell(shelf.collection.hooks, type, record)
  }

  /** An id can be another type's in the world that the mock was reset or restored to. */
  #refreshOne(id: string): Event[] {
    const stored = this.#store.any(id)
    const found = this.#find(id)
    const shelf = this.shelves.find(({ type }) => type === stored?.type)
    const gone = found && found.shelf !== shelf ? found : undefined
    gone?.shelf.remove(id)
    const made = stored && shelf?.put(toState(this.#store, stored))
    return [
      ...(gone ? [{ type: 'delete', ...gone } as const] : []),
      ...(shelf && made ? [{ type: 'create', shelf, record: made } as const] : []),
    ]
  }

  #find(id: unknown): { readonly shelf: AnyShelf; readonly record: object } | undefined {
    for (const shelf of this.shelves) {
      const record = typeof id === 'string' ? shelf.get(id) : undefined
      if (record) return { shelf, record }
    }
    return undefined
  }
}
