import { Collection } from '@msw/data'
import type { ResourceType, WritableType } from '@workbench-sdk/contract/model'
import { camelCase } from '@workbench-sdk/contract/state-names'
import { SEED_ONLY_TYPES } from '../fixtures/seed.ts'
import type { StateOf } from '../json-api/state.ts'
import { type DataInternals, type DataRecord, type Schema, schemaOf } from './internals.ts'
import { type DataRecordOf, type Related, relationsOf } from './records.ts'

/** A read-only collection of all records of a type, for queries and relations. */
export class StateCollection<R> extends Collection<Schema<R>> {
  readonly #errors: WriteErrors

  /** @param onRecords receives the array from which the collection reads */
  constructor(errors: WriteErrors, onRecords: (records: DataRecord<R>[]) => void) {
    super({ schema: schemaOf<R>() })
    this.#errors = errors
    onRecords(super.all())
  }

  /** Returns a new array of all records, sorted by `createdAt`, then by `id`. */
  override all(): DataRecord<R>[] {
    return [...super.all()]
  }

  override async create(): Promise<never> {
    throw this.#errors.write('create', 'create')
  }

  override async createMany(): Promise<never> {
    throw this.#errors.write('createMany', 'create')
  }

  override async update(): Promise<never> {
    throw this.#errors.write('update', 'update')
  }

  override async updateMany(): Promise<never> {
    throw this.#errors.write('updateMany', 'update')
  }

  override delete(): never {
    throw this.#errors.write('delete', 'delete')
  }

  override deleteMany(): never {
    throw this.#errors.write('deleteMany', 'delete')
  }

  override clear(): never {
    throw this.#errors.write('clear', 'delete')
  }

  override defineRelations(): never {
    throw this.#errors.relations()
  }
}

/** A record's id and organization. Two organizations can use the same id. */
export interface RecordAddress {
  readonly organizationId: string
  readonly id: string
}

export const keyOf = ({ organizationId, id }: RecordAddress): string => `${organizationId}/${id}`

/** Writes a collection's records. A record remains the same object until it is removed. */
export class RecordCollection<T extends ResourceType> {
  readonly type: T
  readonly collection: StateCollection<DataRecordOf[T]>
  readonly #internals: DataInternals
  readonly #related: Related
  /** The prototype of each organization's records. */
  readonly #relations = new Map<string, object>()
  readonly #byKey = new Map<string, { readonly address: RecordAddress; readonly record: DataRecord<DataRecordOf[T]> }>()
  /** The array from which the collection reads. */
  #records: DataRecord<DataRecordOf[T]>[] = []
  #sorted = true

  constructor(internals: DataInternals, type: T, related: Related) {
    this.type = type
    this.#internals = internals
    this.#related = related
    this.collection = new StateCollection(writeErrorsOf(type), records => {
      this.#records = records
    })
  }

  get addresses(): RecordAddress[] {
    return Array.from(this.#byKey.values(), ({ address }) => address)
  }

  get(address: RecordAddress): DataRecord<DataRecordOf[T]> | undefined {
    return this.#byKey.get(keyOf(address))?.record
  }

  /** @returns the record if it is new */
  put({ organizationId, id }: RecordAddress, state: StateOf[T]): DataRecord<DataRecordOf[T]> | undefined {
    const address = { organizationId, id }
    const before = this.get(address)
    const record = before ?? this.#newRecord(address)
    if (before?.createdAt.getTime() !== state.createdAt.getTime()) this.#sorted = false
    for (const [name, value] of Object.entries(state)) {
      Object.defineProperty(record, name, { value, enumerable: true, configurable: true })
    }
    if (before) return undefined
    this.#byKey.set(keyOf(address), { address, record })
    this.#records.push(record)
    return record
  }

  remove(address: RecordAddress): void {
    const record = this.get(address)
    if (!record) return
    this.#byKey.delete(keyOf(address))
    this.#records.splice(this.#records.indexOf(record), 1)
  }

  #newRecord(address: RecordAddress): DataRecord<DataRecordOf[T]> {
    const { organizationId } = address
    const relations = this.#relations.get(organizationId) ?? relationsOf(this.type, organizationId, this.#related)
    this.#relations.set(organizationId, relations)
    return this.#internals.toRecord<DataRecordOf[T]>(Object.create(relations), keyOf(address))
  }

  /** Sorts the records if one is new, or if a reset changed its creation time. */
  sort(): void {
    if (!this.#sorted) this.#records.sort(byCreation)
    this.#sorted = true
  }
}

/** Compares records by the mock's list order. */
function byCreation(a: StateOf[ResourceType], b: StateOf[ResourceType]): number {
  return a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1)
}

/** A kind of change. */
type Write = 'create' | 'update' | 'delete'

/** The client calls for each kind of change. */
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

/** The types that a seed contains directly. A seed's keys are nested in its service accounts. */
const SEEDED: ReadonlySet<ResourceType> = new Set<ResourceType>([
  'service_accounts',
  'user_accounts',
  'investigative_actions',
  'organizations',
  ...SEED_ONLY_TYPES,
])

/** Creates the errors thrown by methods that would write to a collection. */
export interface WriteErrors {
  write(method: string, write: Write): TypeError
  relations(): TypeError
}

function writeErrorsOf(type: ResourceType): WriteErrors {
  const name = camelCase(type)
  return {
    write: (method, write) =>
      new TypeError(
        `${name}.${method}() is not allowed: the collection is read-only and follows the mock. ${suggestCalls(type, write)}`,
      ),
    relations: () =>
      new TypeError(
        `${name}.defineRelations() is not allowed: the collection has the relations of Workbench's API. Define a relation ` +
          `from your own collection instead, e.g. users.defineRelations(({ one }) => ({ mine: one(${name}) })).`,
      ),
  }
}

function suggestCalls(type: ResourceType, write: Write): string {
  const seed = write === 'create' && SEEDED.has(type) ? [`mock.seed({ ${camelCase(type)}: … })`] : []
  const calls = [CALLS[type]?.[write] ?? [], seed].flat()
  if (calls.length > 0) return `Use ${calls.join(', or ')}.`
  return `Workbench's API has no operation to ${write} a record of this type.`
}
