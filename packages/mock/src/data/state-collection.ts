import { Collection } from '@msw/data'
import { type Kept, type Schema, schemaOf } from './library.ts'
import type { Refusals } from './refusal.ts'

/** The records of a type, to query, and to lead relations to. Whatever would write into it is refused. */
export class StateCollection<R> extends Collection<Schema<R>> {
  readonly #refusals: Refusals

  /** @param hold is given what the collection reads from, for whoever keeps it in step. */
  constructor(refusals: Refusals, hold: (records: Kept<R>[]) => void) {
    super({ schema: schemaOf<R>() })
    this.#refusals = refusals
    hold(super.all())
  }

  /** All records, in the order of their creation. The array is yours. */
  override all(): Kept<R>[] {
    return [...super.all()]
  }

  override async create(): Promise<never> {
    throw this.#refusals.write('create', 'create')
  }

  override async createMany(): Promise<never> {
    throw this.#refusals.write('createMany', 'create')
  }

  override async update(): Promise<never> {
    throw this.#refusals.write('update', 'update')
  }

  override async updateMany(): Promise<never> {
    throw this.#refusals.write('updateMany', 'update')
  }

  override delete(): never {
    throw this.#refusals.write('delete', 'delete')
  }

  override deleteMany(): never {
    throw this.#refusals.write('deleteMany', 'delete')
  }

  override clear(): never {
    throw this.#refusals.write('clear', 'delete')
  }

  override defineRelations(): never {
    throw this.#refusals.relations()
  }
}
