import type { components } from '@workbench-sdk/contract/generated/openapi'
import type { WorkbenchPromise } from '../core/api-promise.ts'
import type { CallOptions } from '../core/options.ts'
import { type List, listing } from '../core/pagination.ts'
import type { Transport } from '../core/request.ts'
import { decoder, one } from '../json-api/decode.ts'
import type { FilterValue } from '../json-api/filters.ts'
import type { ListFields, ListOptions } from '../json-api/list-query.ts'
import { idOf } from '../validate-arguments.ts'

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
  readonly name?: FilterValue<string>
  readonly shortName?: FilterValue<string | null>
  readonly region?: FilterValue<string | null>
  readonly createdAt?: FilterValue<Date>
  readonly updatedAt?: FilterValue<Date>
}

/**
 * What to list, and how. Several filters have to hold together.
 *
 * @example
 * const query: OrganizationListQuery = { region: 'eu', sort: 'name' }
 * const organizations = await workbench.organizations.list(query).toArray()
 */
export interface OrganizationListQuery extends Criteria, ListOptions<keyof Criteria> {}

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

/**
 * Organizations, of which a token sees its own. Each method throws a `WorkbenchError`.
 *
 * @example
 * for await (const { id, name } of workbench.organizations.list()) console.log(id, name)
 */
export interface Organizations {
  /**
   * Reads an organization.
   *
   * @example
   * const { name } = await workbench.organizations.get(organization.id)
   */
  get(organization: Organization | string, options?: CallOptions): WorkbenchPromise<Organization>
  /**
   * Lists organizations: await it for a page, iterate over it for all.
   *
   * @example
   * const { items: [own] } = await workbench.organizations.list()
   */
  list(query?: OrganizationListQuery, options?: CallOptions): List<Organization>
}

export function organizations(transport: Transport): Organizations {
  return {
    get(organization, options) {
      return transport.call(options, () => {
        const id = idOf(organization, 'organization')
        return {
          send: (api, init) => api.GET('/api/v2/organizations/{id}', { ...init, params: { path: { id } } }),
          decode: one(decodeOrganization),
        }
      })
    },
    list(query, options) {
      return listing(transport, {
        query,
        fields: organizationFields,
        options,
        decode: decodeOrganization,
        send: (api, init, query) => api.GET('/api/v2/organizations', { ...init, params: { query } }),
      })
    },
  }
}
