import type { MODEL } from '@workbench-sdk/contract/generated/model'
import type { components } from '@workbench-sdk/contract/generated/openapi'
import { deepFreeze } from '@workbench-sdk/contract/json'
import {
  type AttributesOf,
  attributeModel,
  forEachType,
  modelOf,
  READ_ONLY,
  RESOURCE_TYPES,
  type ResourceType,
  type ToOne,
} from '@workbench-sdk/contract/model'
import {
  type CamelCase,
  camelCase,
  idName,
  includes,
  NOT_IN_STATE,
  OMITTED,
  type SETTABLE,
  type StateName,
  stateName,
} from '@workbench-sdk/contract/state-names'
import type { OrganizationStore } from '../store/organization-store.ts'
import type { AnyRecord, EntryOf, StoredRelationships } from '../store/records.ts'
import { attributesOf, relatedId } from './attributes.ts'

type RequestSchemas = Pick<components['schemas'], keyof components['schemas'] & `${string}Update`>

/** The attributes that an update can set. */
type SettableAttributes<T> = {
  [S in keyof RequestSchemas]: RequestSchemas[S] extends { data: { type: T; attributes?: infer A } } ? A : never
}[keyof RequestSchemas]

type ValueOf<T extends ResourceType, A extends keyof AttributesOf[T]> =
  KindOf<T, A> extends 'timestamp'
    ? Date | Extract<AttributesOf[T][A], null>
    : A extends EntryOf<typeof SETTABLE, T>
      ? SettableValue<SettableAttributes<T>, A>
      : Immutable<AttributesOf[T][A]>

type SettableValue<Attributes, A> = A extends keyof Attributes ? Exclude<Attributes[A], undefined> : never
type Immutable<V> = V extends readonly (infer Item)[] ? readonly Item[] : V

type KindOf<T extends ResourceType, A> = A extends keyof (typeof MODEL)[T]['attributes']
  ? (typeof MODEL)[T]['attributes'][A] extends { kind: infer Kind }
    ? Kind
    : never
  : never

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

/** The record state for each type, derived from the contract: attributes and related ids in camelCase. */
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

/** Returns the state of all records of a type in an organization, in the default order of the API. */
export function listState<T extends ResourceType>(store: OrganizationStore, type: T): readonly StateOf[T][] {
  const states: StateOf[T][] = []
  for (const id of store.list(type)) {
    const record = store.get(type, id)
    if (record) states.push(toState<T>(store, record))
  }
  return Object.freeze(states)
}

/** The state of all records in an organization, as in `GET /__mock__/state`. */
export type StateLists = { readonly [T in ListedType as CamelCase<T>]: readonly StateOf[T][] }

type ListedType = Exclude<ResourceType, (typeof NOT_IN_STATE)[number]>

const LISTED_TYPES = RESOURCE_TYPES.filter(type => NOT_IN_STATE.every(each => each !== type))

/** Returns the state of all records in an organization, by type. */
export function listAllStates(store: OrganizationStore): StateLists {
  const lists = LISTED_TYPES.map(type => [camelCase(type), listState(store, type)])
  // Every listed type has an entry, which `Object.fromEntries` cannot express.
  return Object.freeze(Object.fromEntries(lists)) as StateLists
}

/** Converts the dates in states that were read from JSON. */
export function reviveStates(lists: unknown): StateLists {
  const revived = LISTED_TYPES.map(type => {
    const dates = FIELDS[type].filter(({ isTimestamp }) => isTimestamp).map(({ name }) => name)
    const states: readonly Record<string, unknown>[] = Object(lists)[camelCase(type)]
    return [camelCase(type), Object.freeze(states.map(state => revive(state, dates)))]
  })
  return Object.freeze(Object.fromEntries(revived)) as StateLists
}

const revive = (state: Readonly<Record<string, unknown>>, dates: readonly string[]) =>
  Object.freeze({ ...deepFreeze(state), ...Object.fromEntries(dates.map(name => [name, copyOf(state[name], true)])) })

/** Converts a record to its state. The values are copies, so that callers cannot change the store. */
export function toState<T extends ResourceType>(store: OrganizationStore, record: AnyRecord): StateOf[T]
// `StateOf` is derived from the same tables, but the compiler cannot infer that from computed property names.
export function toState(store: OrganizationStore, record: AnyRecord): object {
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

const FIELDS = forEachType(type =>
  Object.keys(modelOf(type).attributes)
    .filter(attribute => !includes(OMITTED, type, attribute))
    .map(attribute => ({
      attribute,
      name: stateName(attribute),
      isTimestamp: attributeModel(type, attribute)?.kind === 'timestamp',
    })),
)

const RELATIONSHIPS = forEachType(type =>
  Object.entries(modelOf(type).relationships)
    .filter(([, { many }]) => !many)
    .map(([relation]) => ({ relation, name: idName(relation) })),
)
