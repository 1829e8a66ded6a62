import type { WorkbenchPromise } from '../core/api-promise.ts'
import type { CallOptions } from '../core/options.ts'
import type { List } from '../core/pagination.ts'
import { Resource } from '../core/request.ts'
import { attribute, attributes, common, type Fields, nullable, orEmpty, string } from '../json-api/decode.ts'
import type { Filters, ListOptions } from '../json-api/list-query.ts'
import { getRecord, listRecords, recordType } from './records.ts'

/**
 * An organization. Every record belongs to an organization. Rule `one-organization`. A field is null if Workbench does not report
 * it.
 *
 * @example
 * const label = ({ name, shortName }: Organization) => shortName ?? name
 * console.log(label(organization))
 */
export interface Organization {
  readonly id: string
  /** Empty if Workbench does not report it. */
  readonly name: string
  readonly shortName: string | null
  readonly region: string | null
  readonly createdAt: Date | null
  readonly updatedAt: Date | null
}

const fields = {
  ...common,
  name: orEmpty(attribute('name', string)),
  ...attributes({ shortName: nullable(string), region: nullable(string) }),
} satisfies Fields<Organization, 'organizations'>

const FILTERABLE = ['name', 'shortName', 'region', 'createdAt', 'updatedAt'] as const
type Filterable = (typeof FILTERABLE)[number]

/**
 * The query for a list of organizations. An organization must match all filters.
 *
 * @example
 * const query: OrganizationListQuery = { region: 'eu', sort: 'name' }
 * const organizations = await workbench.organizations.list(query).toArray()
 */
export interface OrganizationListQuery
  extends Filters<Organization, Filterable, 'shortName' | 'region'>,
    ListOptions<Filterable> {}

export const ORGANIZATIONS = recordType<Organization, 'organizations', Filterable>(
  'organizations',
  'organization',
  fields,
  FILTERABLE,
)

/**
 * Organizations. A token can see its own organization.
 *
 * @example
 * for await (const { id, name } of workbench.organizations.list()) console.log(id, name)
 */
export class Organizations extends Resource {
  /** @internal The public name, including in minified code. */
  static override get name(): string {
    return 'Organizations'
  }

  /**
   * Fetches an organization.
   *
   * @example
   * const { name } = await workbench.organizations.get(organization.id)
   */
  get(organization: Organization | string, options?: CallOptions): WorkbenchPromise<Organization> {
    return getRecord(this.client, ORGANIZATIONS, organization, options)
  }

  /**
   * Lists organizations. Await the list to fetch the first page, or iterate over it to fetch all records.
   *
   * @example
   * const { items: [own] } = await workbench.organizations.list()
   */
  list(query?: OrganizationListQuery, options?: CallOptions): List<Organization> {
    return listRecords(this.client, ORGANIZATIONS, query, options)
  }
}
