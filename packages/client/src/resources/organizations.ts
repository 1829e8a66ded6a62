import { idOf } from '../arguments.ts'
import { one } from '../json-api.ts'
import { listing } from '../listing.ts'
import type { CallOptions } from '../options.ts'
import type { List } from '../pagination.ts'
import type { WorkbenchPromise } from '../promise.ts'
import {
  decodeOrganization,
  type Organization,
  type OrganizationList,
  organizationFields,
} from '../records/organization.ts'
import type { Transport } from '../transport.ts'

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
  list(query?: OrganizationList, options?: CallOptions): List<Organization>
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
