import { Collection } from '@msw/data'
import type { ResourceType, WritableType } from '@workbench-sdk/contract/model'
import { SEED_ONLY_TYPES } from '../fixtures/seed.ts'
import { camelCase, type StateOf } from '../json-api/state.ts'
import { type Kept, type Library, type Schema, schemaOf } from './internals.ts'
import { type DataRecordOf, type Related, relationsOf } from './records.ts'

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

/** A collection, and the hand that fills it. A record stays the same object for as long as it is there. */
export class RecordCollection<T extends ResourceType> {
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

/** What somebody may want to do to a collection. */
type Write = 'create' | 'update' | 'delete'

/** The client's calls for what the API can do. */
const CALLS: { readonly [T in ResourceType]?: CallsByWrite } = {
  service_accounts: {
    create: 'workbench.serviceAccounts.create(…)',
    update:
      'workbench.serviceAccounts.update(…), workbench.serviceAccounts.disable(…) or workbench.serviceAccounts.enable(…)',
    delete: 'workbench.serviceAccounts.delete(…)',
  },
  api_keys: {
    create: 'workbench.apiKeys.create(…)',
    update: 'workbench.apiKeys.update(…), workbench.apiKeys.disable(…) or workbench.apiKeys.enable(…)',
    delete: 'workbench.apiKeys.delete(…)',
  },
  user_accounts: {
    create: 'workbench.userAccounts.create(…)',
    update: "workbench.request('PATCH', '/api/v2/user_accounts/{id}', …)",
  },
  investigative_actions: {
    create: "workbench.request('POST', '/api/v2/investigative_actions', …)",
    update:
      "workbench.investigativeActions.complete(…) or workbench.request('PATCH', '/api/v2/investigative_actions/{id}', …)",
  },
} satisfies Record<WritableType, CallsByWrite>

type CallsByWrite = { readonly [W in Write]?: string }

/** Types that a seed contains directly. The keys of a seed are in its service accounts. */
const SEEDED: ReadonlySet<ResourceType> = new Set<ResourceType>([
  'service_accounts',
  'user_accounts',
  'investigative_actions',
  'organizations',
  ...SEED_ONLY_TYPES,
])

/** What is said to somebody who would write past the rules, and what to do instead. */
export interface Refusals {
  write(method: string, write: Write): TypeError
  relations(): TypeError
}

function refusalsOf(type: ResourceType): Refusals {
  const name = camelCase(type)
  return {
    write: (method, write) =>
      new TypeError(
        `${name}.${method}() is refused: this collection follows the mock, and its rules alone write. ${instead(type, write)}`,
      ),
    relations: () =>
      new TypeError(
        `${name}.defineRelations() is refused: the relations of this collection are those of Workbench's API. Define ` +
          `one from your own collection, such as users.defineRelations(({ one }) => ({ mine: one(${name}) })).`,
      ),
  }
}

function instead(type: ResourceType, write: Write): string {
  const seed = write === 'create' && SEEDED.has(type) ? [`mock.seed({ ${camelCase(type)}: … })`] : []
  const ways = [CALLS[type]?.[write] ?? [], seed].flat()
  if (ways.length > 0) return `Use ${ways.join(', or ')}.`
  return `Workbench's API has nothing that would ${write} one by itself.`
}
