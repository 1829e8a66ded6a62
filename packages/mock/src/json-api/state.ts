import type { MODEL } from '@workbench-sdk/contract/generated/model'
import {
  type AttributesOf,
  attributeModel,
  forEachType,
  modelOf,
  READ_ONLY,
  type ResourceType,
  type Role,
  type ToOne,
} from '@workbench-sdk/contract/model'
import type { AnyRecord, EntryOf, StoredRelationships } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { attributesOf, relatedId } from './attributes.ts'

type AnyAttribute = { [T in ResourceType]: keyof AttributesOf[T] }[ResourceType]

/** Attributes that have a shorter name in the client and in the state. */
const RENAMED = {
  display_name: 'name',
  actor_type: 'type',
} as const satisfies { readonly [A in AnyAttribute]?: string }

/** Attributes that the state omits: the secret of a key, and the second of its two names. */
const OMITTED = {
  api_keys: ['access_token', 'name'],
} as const satisfies { readonly [T in ResourceType]?: readonly (keyof AttributesOf[T])[] }

/** Attributes whose values in a mock are a subset of the values that the contract allows. */
interface Narrowed {
  readonly service_accounts: { readonly role: Role }
  readonly api_keys: { readonly role: Role; readonly display_name: string; readonly active: boolean }
}

type CheckNarrowed<N extends { [T in keyof N]: T extends ResourceType ? NarrowedAttributes<N[T], T> : never }> = N
type NarrowedAttributes<N, T extends ResourceType> = {
  readonly [A in keyof N]: A extends keyof AttributesOf[T] ? N[A] & AttributesOf[T][A] : never
}

type ValueOf<T extends ResourceType, A extends keyof AttributesOf[T]> =
  KindOf<T, A> extends 'timestamp'
    ? Date | Extract<AttributesOf[T][A], null>
    : A extends keyof EntriesOf<CheckNarrowed<Narrowed>, T>
      ? EntriesOf<CheckNarrowed<Narrowed>, T>[A]
      : Immutable<AttributesOf[T][A]>

type EntriesOf<Table, T> = T extends keyof Table ? Table[T] : Record<never, never>
type Immutable<V> = V extends readonly (infer Item)[] ? readonly Item[] : V

type KindOf<T extends ResourceType, A> = A extends keyof (typeof MODEL)[T]['attributes']
  ? (typeof MODEL)[T]['attributes'][A] extends { kind: infer Kind }
    ? Kind
    : never
  : never

type StateName<A> = A extends keyof typeof RENAMED ? (typeof RENAMED)[A] : A extends string ? CamelCase<A> : never

interface Identified {
  readonly id: string
  readonly createdAt: Date
}

type State<T extends ResourceType> = Identified & {
  readonly [A in Exclude<keyof AttributesOf[T], EntryOf<typeof OMITTED, T>> as StateName<A>]: ValueOf<T, A>
} & {
  readonly [R in ToOne<T> as `${CamelCase<R>}Id`]: StoredRelationships<T>[R]
} & ('restrictions' extends keyof AttributesOf[T] ? { readonly readOnly: boolean } : unknown)

type States = { readonly [T in ResourceType]: State<T> }

/** The state of a record of each type, derived from the contract: attributes and ids of related records in camelCase. */
export interface StateOf extends States {}

/** The state of a service account. */
export interface ServiceAccountState extends Flat<StateOf['service_accounts']> {}
/** The state of an API key. It has the role and restrictions of its account, but not its secret. */
export interface ApiKeyState extends Flat<StateOf['api_keys']> {}
/** The state of a user account. */
export interface UserAccountState extends Flat<StateOf['user_accounts']> {}
/** The state of an investigative action. */
export interface InvestigativeActionState extends Flat<StateOf['investigative_actions']> {}
/** The state of an organization. */
export interface OrganizationState extends Flat<StateOf['organizations']> {}
/** The state of an actor. */
export interface ActorState extends Flat<StateOf['actors']> {}

/** Flattens an intersection into one object type, because editors display it more clearly. */
export type Flat<T> = { [K in keyof T]: T[K] }

/** Returns the state of all records of a type in an organization, in creation order. */
export function listState<T extends ResourceType>(
  store: Store,
  organizationId: string,
  type: T,
): readonly StateOf[T][] {
  const states: StateOf[T][] = []
  for (const id of store.list(organizationId, type)) {
    const record = store.get(type, id)
    if (record) states.push(toState<T>(store, record))
  }
  return Object.freeze(states)
}

/** Converts a record to its state. The values are copies, so that callers cannot change the store. */
export function toState<T extends ResourceType>(store: Store, record: AnyRecord): StateOf[T]
// `StateOf` is derived from the same tables, but the compiler cannot infer that from computed property names.
export function toState(store: Store, record: AnyRecord): object {
  const state: Record<string, unknown> = { id: record.id }
  const attributes = attributesOf(store, record)
  for (const { attribute, name, isTimestamp } of FIELDS[record.type]) {
    state[name] = copyOf(attributes[attribute], isTimestamp)
  }
  if (Array.isArray(state.restrictions)) state.readOnly = state.restrictions.includes(READ_ONLY)
  for (const { relation, name } of RELATIONSHIPS[record.type]) state[name] = relatedId(record, relation)
  return Object.freeze(state)
}

function copyOf(value: unknown, isTimestamp: boolean): unknown {
  if (Array.isArray(value)) return Object.freeze([...value])
  return isTimestamp && typeof value === 'string' ? new Date(value) : value
}

const FIELDS = forEachType(type => {
  const omitted: { readonly [T in ResourceType]?: readonly string[] } = OMITTED
  return Object.keys(modelOf(type).attributes)
    .filter(attribute => !omitted[type]?.includes(attribute))
    .map(attribute => ({
      attribute,
      name: stateName(attribute),
      isTimestamp: attributeModel(type, attribute)?.kind === 'timestamp',
    }))
})

const RELATIONSHIPS = forEachType(type =>
  Object.entries(modelOf(type).relationships)
    .filter(([, { many }]) => !many)
    .map(([relation]) => ({ relation, name: `${camelCase(relation)}Id` })),
)

/** The name of an attribute in the state, e.g. `createdAt` for `created_at`. */
export function stateName(attribute: string): string {
  const renamed: Readonly<Record<string, string | undefined>> = RENAMED
  return renamed[attribute] ?? camelCase(attribute)
}

/** Converts a name of the contract to camelCase, e.g. `service_accounts` to `serviceAccounts`. */
export function camelCase<Name extends string>(name: Name): CamelCase<Name> {
  // `CamelCase` describes the result.
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) as CamelCase<Name>
}

export type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name
