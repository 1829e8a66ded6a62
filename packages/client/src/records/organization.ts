import type { Matching } from '../filters.ts'
import type { components } from '../generated/openapi.ts'
import { decoder } from '../json-api.ts'
import type { ListFields, ListOrder } from '../query.ts'

type Attributes = components['schemas']['OrganizationAttributes']

/**
 * What everything is scoped to. Rule `one-organization`.
 *
 * @example
 * const label = ({ name, shortName }: Organization) => shortName ?? name
 * console.log(label(organization))
 */
export interface Organization {
  readonly id: string
  readonly name: string
  readonly shortName: string | null
  readonly region: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** What can be asked of an organization. */
interface Criteria {
  readonly name?: Matching<string>
  readonly shortName?: Matching<string | null>
  readonly region?: Matching<string | null>
  readonly createdAt?: Matching<Date>
  readonly updatedAt?: Matching<Date>
}

/**
 * What to list, and how. Several filters have to hold together.
 *
 * @example
 * const query: OrganizationList = { region: 'eu', sort: 'name' }
 * const organizations = await workbench.organizations.list(query).toArray()
 */
export interface OrganizationList extends Criteria, ListOrder<keyof Criteria> {}

export const organizationFields = {
  attributes: {
    name: 'name',
    shortName: 'short_name',
    region: 'region',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
  inclusions: {},
} satisfies ListFields<keyof Criteria, keyof Attributes>

export const decodeOrganization = decoder(
  'organizations',
  (record): Organization => ({
    id: record.id(),
    name: record.string('name'),
    shortName: record.stringOrNull('short_name'),
    region: record.stringOrNull('region'),
    createdAt: record.date('created_at'),
    updatedAt: record.date('updated_at'),
  }),
)
