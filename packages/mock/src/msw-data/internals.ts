import { Collection } from '@msw/data'

/** A Standard Schema that only carries the record type. It validates nothing, because the mock has already validated the records. */
export interface Schema<T> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (value: unknown) => { readonly value: T }
    readonly types?: { readonly input: T; readonly output: T } | undefined
  }
}

/** A record in a collection. */
export type DataRecord<T> = ReturnType<Collection<Schema<T>>['all']>[number]

/**
 * The internals of `@msw/data` for creating a record. The library's `create` is asynchronous, which would make a partial commit
 * visible. These functions are synchronous.
 */
export interface DataInternals {
  /** Turns an object into a record whose key is the id. */
  toRecord<T>(object: object, id: string): DataRecord<T>
  /** Notifies other listeners and the relations of other collections. */
  emit(hooks: Hooks, type: keyof typeof RECORD_PROPERTY, record: object): void
}

/** The property of an event that contains its record. */
const RECORD_PROPERTY = { create: 'record', delete: 'deletedRecord' } as const

interface Hooks {
  emit(event: object): void
}

type NewEvent = new (type: string, init: { readonly data: object }) => object

/**
 * Creates a record with the library, and detects which symbols and events the library uses.
 *
 * @throws Error if this version of `@msw/data` is not supported
 */
export async function detectInternals(): Promise<DataInternals> {
  const collection = new Collection({ schema: schemaOf<object>() })
  const events: object[] = []
  collection.hooks.on('create', event => void events.push(event.constructor))
  const record = await collection.create({})
  const properties = Object.getOwnPropertySymbols(record).map(symbol => ({
    symbol,
    value: Reflect.get(record, symbol),
  }))
  const key = properties.find(({ value }) => typeof value === 'string')?.symbol
  const relations = properties.find(({ value }) => value instanceof Map)?.symbol
  const [NewEvent] = events as NewEvent[]
  collection.all().push(record)
  if (!key || !relations || !NewEvent || collection.count() !== 2) throw unknownVersion()
  return {
    // The library recognizes a record by its symbols, which a type cannot express.
    toRecord: <T>(object: object, id: string) =>
      Object.defineProperties(object, { [key]: { value: id }, [relations]: { value: new Map() } }) as DataRecord<T>,
    emit: (hooks, type, object) => hooks.emit(new NewEvent(type, { data: { [RECORD_PROPERTY[type]]: object } })),
  }
}

export function schemaOf<T>(): Schema<T> {
  return { '~standard': { version: 1, vendor: 'workbench-sdk', validate: value => ({ value: value as T }) } }
}

function unknownVersion(): Error {
  return new Error(
    '@workbench-sdk/mock/data does not support this version of @msw/data. Install one of the versions in the ' +
      'peerDependencies of @workbench-sdk/mock.',
  )
}
