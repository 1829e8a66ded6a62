import type { AttributesOf, ResourceType, ToOne } from './model.ts'

// The differences between the contract and a mock's state. `npm run generate` derives the control API's schemas from these
// tables, and the mock derives its types and values from them.

type AnyAttribute = { [T in ResourceType]: keyof AttributesOf[T] }[ResourceType]
type AttributesTable = { readonly [T in ResourceType]?: readonly (keyof AttributesOf[T])[] }

/** The attributes that have a shorter name in the client and in the state. */
export const RENAMED = {
  display_name: 'name',
  actor_type: 'type',
} as const satisfies { readonly [A in AnyAttribute]?: string }

/** The attributes that the state omits: a key's secret, and the second of its two names. */
export const OMITTED = {
  api_keys: ['access_token', 'name'],
} as const satisfies AttributesTable

/**
 * The attributes whose values in the state are limited to values that a request can set. Responses from Workbench can contain other
 * values.
 */
export const SETTABLE = {
  service_accounts: ['role'],
  api_keys: ['role', 'display_name', 'active'],
} as const satisfies AttributesTable

/** The relationships that can be null. */
export const NULLABLE = {
  investigative_actions: ['assigned_to_actor'],
  actors: ['parent_actor'],
} as const satisfies { readonly [T in ResourceType]?: readonly ToOne<T>[] }

/** The types that `GET /__mock__/state` omits. The mock creates their records together with other records. */
export const NOT_IN_STATE = ['organizations', 'actors'] as const satisfies readonly ResourceType[]

/** The type whose seeds contain the seeds of other types. */
export const SEED_CONTAINER = 'organizations' satisfies ResourceType

/** The properties that the mock sets. Seeds for types without a create operation omit them. */
export const AUTOMATIC = ['id', 'createdAt', 'updatedAt', 'organizationId', 'createdById', 'updatedById'] as const

/** Whether a table of names by type contains a name. */
export function includes(
  table: { readonly [type: string]: readonly string[] | undefined },
  type: string,
  name: string,
): boolean {
  return table[type]?.includes(name) ?? false
}

/** The name of an attribute in the state. */
export type StateName<A> = A extends keyof typeof RENAMED
  ? (typeof RENAMED)[A]
  : A extends string
    ? CamelCase<A>
    : never

/** The name of an attribute in the state, e.g. `createdAt` for `created_at`. */
export function stateName(attribute: string): string {
  const renamed: Readonly<Record<string, string | undefined>> = RENAMED
  return renamed[attribute] ?? camelCase(attribute)
}

/** The name of the id of a related record in the state, e.g. `createdById` for `created_by`. */
export function idName<Relation extends string>(relationship: Relation): `${CamelCase<Relation>}Id` {
  return `${camelCase(relationship)}Id`
}

export type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name

/** Converts a name in the contract to camelCase, e.g. `service_accounts` to `serviceAccounts`. */
export function camelCase<Name extends string>(name: Name): CamelCase<Name> {
  // `CamelCase` describes the result.
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) as CamelCase<Name>
}
