import {
  type AttributesOf,
  attributeModel,
  modelOf,
  READ_ONLY,
  type ResourceType,
  type Role,
} from '@workbench-sdk/contract/model'
import type { AnyRecord } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { attributesOf, relatedId } from './attributes.ts'

interface Written {
  readonly id: string
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly createdById: string
  readonly updatedById: string
}

/** A service account as it is, for a test to look at. */
export interface ServiceAccountState extends Written {
  readonly name: string
  readonly role: Role
  readonly readOnly: boolean
  readonly restrictions: readonly string[]
  readonly active: boolean
  readonly organizationId: string
  readonly actorId: string
}

/** An API key as it is. Role and restrictions are its account's; its secret is nowhere. */
export interface ApiKeyState extends Written {
  readonly name: string
  readonly role: Role
  readonly readOnly: boolean
  readonly restrictions: readonly string[]
  readonly active: boolean
  readonly assignable: boolean
  readonly realm: string
  readonly serviceAccountId: string
  readonly organizationId: string
}

/** A person as they are. */
export interface UserAccountState extends Written {
  readonly name: string | null
  readonly email: string
  readonly firstName: string | null
  readonly lastName: string | null
  readonly active: boolean
  readonly activeStatus: string
  readonly assignable: boolean
  readonly primaryOrganizationId: string
  readonly actorId: string
}

/** An investigative action as it is. */
export interface InvestigativeActionState extends Written {
  readonly title: string
  readonly actionType: string
  readonly status: AttributesOf['investigative_actions']['status']
  readonly reason: string
  readonly instructions: string | null
  readonly results: string | null
  readonly closeReason: string | null
  readonly classification: string | null
  readonly statusUpdatedAt: Date
  readonly organizationId: string
  readonly assignedToActorId: string | null
}

/** An organization as it is. */
export interface OrganizationState {
  readonly id: string
  readonly name: string
  readonly shortName: string | null
  readonly region: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** Whoever did something, as they are. */
export interface ActorState {
  readonly id: string
  readonly name: string | null
  readonly type: AttributesOf['actors']['actor_type']
  readonly isExpel: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly organizationId: string
  readonly parentActorId: string | null
}

export interface StateOf {
  service_accounts: ServiceAccountState
  api_keys: ApiKeyState
  user_accounts: UserAccountState
  investigative_actions: InvestigativeActionState
  organizations: OrganizationState
  actors: ActorState
}

/** The records of a type in an organization, in the order of their creation. */
export function listState<T extends keyof StateOf>(
  store: Store,
  organizationId: string,
  type: T,
): readonly StateOf[T][] {
  const shown: StateOf[T][] = []
  for (const id of store.list(organizationId, type)) {
    const record = store.get(type, id)
    if (record) shown.push(toState(store, record))
  }
  return Object.freeze(shown)
}

/** Attributes that are not shown: of a key's two names one is, and its secret is nowhere. */
const UNTOLD = new Set(['api_keys.access_token', 'api_keys.name'])

/** What the client has a shorter name for. */
const SHORT = new Map([
  ['display_name', 'name'],
  ['actor_type', 'type'],
])

/** A record under the names that the client has for its parts, which follow from those of the contract. */
export function toState<T extends keyof StateOf>(store: Store, record: AnyRecord): StateOf[T] {
  const state: Record<string, unknown> = { id: record.id }
  for (const [name, value] of Object.entries(attributesOf(store, record))) {
    if (!UNTOLD.has(`${record.type}.${name}`))
      state[SHORT.get(name) ?? camelCase(name)] = plain(record.type, name, value)
  }
  if (Array.isArray(state.restrictions)) state.readOnly = state.restrictions.includes(READ_ONLY)
  for (const [name, { many }] of Object.entries(modelOf(record.type).relationships)) {
    if (!many) state[`${camelCase(name)}Id`] = relatedId(record, name)
  }
  return Object.freeze(state) as unknown as StateOf[T]
}

/** A value that whoever is shown it can do with as they like: the store's own is not in it. */
function plain(type: ResourceType, name: string, value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze([...value])
  return attributeModel(type, name)?.kind === 'timestamp' && typeof value === 'string' ? new Date(value) : value
}

/** `service_accounts` as the client says it: `serviceAccounts`. */
export function camelCase<Name extends string>(name: Name): CamelCase<Name> {
  const known = inCamelCase.get(name) ?? name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  inCamelCase.set(name, known)
  return known as CamelCase<Name>
}

/** There are some dozens of names, and lists that ask for them with each record. */
const inCamelCase = new Map<string, string>()

export type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name
