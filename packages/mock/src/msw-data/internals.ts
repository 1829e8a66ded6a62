import { Collection } from '@msw/data'

/** What the library has to be told a record's type by. It validates nothing: the mock's rules have done so. */
export interface Schema<T> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (value: unknown) => { readonly value: T }
    readonly types?: { readonly input: T; readonly output: T } | undefined
  }
}

/** A record as the library knows it, with its key, and its relations as far as the library resolves them. */
export type Kept<T> = ReturnType<Collection<Schema<T>>['all']>[number]

/**
 * What the library does to a new record, and does not export. Its own `create` awaits, so that somebody could see a
 * commit half done; with this a whole commit is done at once.
 */
export interface Library {
  /** Makes an object a record, whose key is the id. */
  adopt<T>(record: object, id: string): Kept<T>
  /** Tells the relations of other collections, and whoever else listens. */
  tell(hooks: Hooks, type: keyof typeof SUBJECT, record: object): void
}

/** What an event says of its record. */
const SUBJECT = { create: 'record', delete: 'deletedRecord' } as const

/** Those of any collection. */
interface Hooks {
  emit(event: object): void
}

type NewEvent = new (type: string, init: { readonly data: object }) => object

/**
 * Has the library make a record, and looks how it does it.
 *
 * @throws Error where it does it in a way that is not known.
 */
export async function detectInternals(): Promise<Library> {
  const collection = new Collection({ schema: schemaOf<object>() })
  const events: object[] = []
  collection.hooks.on('create', event => void events.push(event.constructor))
  const record = await collection.create({})
  const marks = Object.getOwnPropertySymbols(record).map(symbol => ({ symbol, value: Reflect.get(record, symbol) }))
  const key = marks.find(({ value }) => typeof value === 'string')?.symbol
  const relations = marks.find(({ value }) => value instanceof Map)?.symbol
  const [NewEvent] = events as NewEvent[]
  collection.all().push(record)
  if (!key || !relations || !NewEvent || collection.count() !== 2) throw unknownVersion()
  return {
    // The library's own symbols make it a record, which no type can say.
    adopt: <T>(made: object, id: string) =>
      Object.defineProperties(made, { [key]: { value: id }, [relations]: { value: new Map() } }) as Kept<T>,
    tell: (hooks, type, subject) => hooks.emit(new NewEvent(type, { data: { [SUBJECT[type]]: subject } })),
  }
}

export function schemaOf<T>(): Schema<T> {
  return { '~standard': { version: 1, vendor: 'workbench-sdk', validate: value => ({ value: value as T }) } }
}

function unknownVersion(): Error {
  return new Error(
    'This version of @msw/data makes records in a way that @workbench-sdk/mock/data does not know. Install one of the ' +
      "versions that the mock's peerDependencies name.",
  )
}
