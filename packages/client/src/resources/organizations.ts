import { idOf } from '../arguments.ts'
import type { components } from '../generated/openapi.ts'
import { decoder, one } from '../json-api.ts'
import { listing } from '../listing.ts'
import type { CallOptions } from '../options.ts'
import type { List } from '../pagination.ts'
import type { ListFields, ListOrder } from '../query.ts'
import type { Transport } from '../transport.ts'

type Attributes = components['schemas']['OrganizationAttributes']

/** What everything is scoped to. Rule `one-organization`. */
export interface Organization {
  readonly id: string
  readonly name: string
  readonly shortName: string | null
  readonly region: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** What to list, and how. Several filters have to hold together; each is for equality. */
export interface OrganizationList extends ListOrder<'name' | 'createdAt' | 'updatedAt'> {
  readonly name?: string
  readonly shortName?: string
  readonly region?: string
}

/** Organizations, of which a token sees its own. Each method throws a `WorkbenchError`. */
export interface Organizations {
  /**
   * Reads an organization.
   *
   * @example
   * const { name } = await workbench.organizations.get(account.organizationId)
   */
  get(organization: Organization | string, options?: CallOptions): Promise<Organization>
  /**
   * Lists organizations: await it for a page, iterate over it for all.
   *
   * @example
   * const { items: [own] } = await workbench.organizations.list()
   */
  list(query?: OrganizationList, options?: CallOptions): List<Organization>
}

const fields = {
  filter: { name: 'name', shortName: 'short_name', region: 'region' },
  sort: { name: 'name', createdAt: 'created_at', updatedAt: 'updated_at' },
} satisfies ListFields<Exclude<keyof OrganizationList, keyof ListOrder<never>>, keyof Attributes>

const decode = decoder(
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

export function organizations(transport: Transport): Organizations {
  return {
    async get(organization, options) {
      const id = idOf(organization, 'organization')
      return transport.call({
        options,
        send: (api, init) => api.GET('/api/v2/organizations/{id}', { ...init, params: { path: { id } } }),
        decode: one(decode),
      })
    },
    list(query, options) {
      return listing(transport, {
        query,
        fields,
        options,
        decode,
        send: (api, init, query) => api.GET('/api/v2/organizations', { ...init, params: { query } }),
      })
    },
  }
}
