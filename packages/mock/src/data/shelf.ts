import type { ResourceType } from '../model.ts'
import type { StateOf } from '../state/shown-state.ts'
import type { Kept, Library } from './library.ts'
import type { DataRecordOf } from './records.ts'
import { refusalsOf } from './refusal.ts'
import { type Related, relationsOf } from './relations.ts'
import { StateCollection } from './state-collection.ts'

/** A collection, and the hand that fills it. A record stays the same object for as long as it is there. */
export class Shelf<T extends ResourceType> {
  readonly type: T
  readonly collection: StateCollection<DataRecordOf[T]>
  readonly #library: Library
  readonly #relations: object
  readonly #byId = new Map<string, Kept<DataRecordOf[T]>>()
  /** What the collection reads from. */
  #records: Kept<DataRecordOf[T]>[] = []
  #sorted = true

  constructor(library: Library, type: T, related: Related) {
    this.type = type
    this.#library = library
    this.#relations = relationsOf(type, related)
    this.collection = new StateCollection(refusalsOf(type), records => {
      this.#records = records
    })
  }

  get ids(): string[] {
    return [...this.#byId.keys()]
  }

  get(id: string): Kept<DataRecordOf[T]> | undefined {
    return this.#byId.get(id)
  }

  /** @returns the record, where it is new. */
  put(state: StateOf[T]): Kept<DataRecordOf[T]> | undefined {
    const before = this.#byId.get(state.id)
    const record = before ?? this.#library.adopt<DataRecordOf[T]>(Object.create(this.#relations), state.id)
    if (before?.createdAt.getTime() !== state.createdAt.getTime()) this.#sorted = false
    for (const [name, value] of Object.entries(state)) {
      Object.defineProperty(record, name, { value, enumerable: true, configurable: true })
    }
    if (before) return undefined
    this.#byId.set(state.id, record)
    this.#records.push(record)
    return record
  }

  remove(id: string): void {
    const record = this.#byId.get(id)
    if (!record) return
    this.#byId.delete(id)
    this.#records.splice(this.#records.indexOf(record), 1)
  }

  /** Gives each record its place, where one is new, or was made at another time in the world that the mock was reset to. */
  sort(): void {
    if (!this.#sorted) this.#records.sort(byCreation)
    this.#sorted = true
  }
}

/** As the mock's own lists are. */
function byCreation(a: StateOf[ResourceType], b: StateOf[ResourceType]): number {
  return a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1)
}
