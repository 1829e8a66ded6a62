import { checkInput, idOf, type Shape } from '../arguments.ts'
import type { components } from '../generated/openapi.ts'
import { one } from '../json-api.ts'
import { listing } from '../listing.ts'
import type { CallOptions } from '../options.ts'
import type { List } from '../pagination.ts'
import type { WorkbenchPromise } from '../promise.ts'
import { canAskFor } from '../query.ts'
import {
  type AccountKeyList,
  type ApiKey,
  type ApiKeyRelated,
  accountKeyFields,
  decodeApiKey,
} from '../records/api-key.ts'
import {
  decodeServiceAccount,
  type ServiceAccount,
  type ServiceAccountList,
  type ServiceAccountRelated,
  serviceAccountFields,
} from '../records/service-account.ts'
import { type AssignableRole, withReadOnly } from '../roles.ts'
import type { Transport } from '../transport.ts'

type Changes = NonNullable<components['schemas']['ServiceAccountUpdate']['data']['attributes']>

/**
 * What a service account is created with.
 *
 * @example
 * const input: ServiceAccountInput = { name: 'ci', role: 'organization_analyst', readOnly: true }
 * const account = await workbench.serviceAccounts.create(input)
 */
export interface ServiceAccountInput {
  /** What people see, 1 to 255 characters. */
  readonly name: string
  readonly role: AssignableRole
  /** Default: false. */
  readonly readOnly?: boolean
}

/**
 * Service accounts. Each method takes a record or its id, and throws a `WorkbenchError`: a `PermissionDeniedError` where
 * the token is not that of an Organization Admin (rule `admin-only`), a `NotFoundError` for an unknown or deleted record.
 *
 * @example
 * const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
 * await workbench.serviceAccounts.update(account, { readOnly: true })
 * await workbench.serviceAccounts.delete(account)
 */
export interface ServiceAccounts {
  /**
   * Creates an account, which is active at once. Rule `account-create`. Where its answer is lost
   * it is not sent again: an `OutcomeUnknownError` leaves open whether there is an account.
   *
   * @example
   * const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst', readOnly: true })
   */
  create(input: ServiceAccountInput, options?: CallOptions): WorkbenchPromise<ServiceAccount>
  /**
   * Reads an account.
   *
   * @example
   * const { active } = await workbench.serviceAccounts.get(account.id)
   * console.log(active) // true
   */
  get(account: ServiceAccount | string, options?: CallOptions): WorkbenchPromise<ServiceAccount>
  /**
   * Lists accounts: await it for a page, iterate over it for all.
   *
   * @example
   * for await (const account of workbench.serviceAccounts.list({ active: true })) console.log(account.name)
   */
  list<const Include extends keyof ServiceAccountRelated = never>(
    query?: ServiceAccountList<Include>,
    options?: CallOptions,
  ): List<ServiceAccount & Pick<ServiceAccountRelated, Include>>
  /**
   * Changes name, role or read-only access; the last two for all its keys at once. Rules `account-edit`, `role-cascade`,
   * `restriction-cascade`. `readOnly` leaves other restrictions as they are in the record that is given; given an id, the
   * record is read first.
   *
   * @example
   * await workbench.serviceAccounts.update(account, { role: 'organization_admin', readOnly: false })
   */
  update(
    account: ServiceAccount | string,
    changes: Partial<ServiceAccountInput>,
    options?: CallOptions,
  ): WorkbenchPromise<ServiceAccount>
  /**
   * Disables an account and all its keys, which are refused from then on. Rule `disable-cascade`.
   *
   * @example
   * await workbench.serviceAccounts.disable(account)
   */
  disable(account: ServiceAccount | string, options?: CallOptions): WorkbenchPromise<ServiceAccount>
  /**
   * Enables an account and all its keys, also those that were disabled one by one. Rule `enable-cascade`.
   *
   * @example
   * await workbench.serviceAccounts.enable(account)
   */
  enable(account: ServiceAccount | string, options?: CallOptions): WorkbenchPromise<ServiceAccount>
  /**
   * Deletes an account and all its keys, for good. Rules `delete-cascade`, `delete-final`.
   *
   * @example
   * await workbench.serviceAccounts.delete(account)
   */
  delete(account: ServiceAccount | string, options?: CallOptions): WorkbenchPromise<void>
  /**
   * Lists the keys of an account.
   *
   * @example
   * for await (const key of workbench.serviceAccounts.keys(account)) console.log(key.name, key.active, key.createdAt)
   */
  keys<const Include extends keyof ApiKeyRelated = never>(
    account: ServiceAccount | string,
    query?: AccountKeyList<Include>,
    options?: CallOptions,
  ): List<ApiKey & Pick<ApiKeyRelated, Include>>
}

const shape: Shape<ServiceAccountInput> = { name: 'name', role: 'name', readOnly: 'flag' }

export function serviceAccounts(transport: Transport): ServiceAccounts {
  const read = (account: ServiceAccount | string, options?: CallOptions) =>
    transport.call(options, () => {
      const id = idOf(account, 'account')
      return {
        send: (api, init) => api.GET('/api/v2/service_accounts/{id}', { ...init, params: { path: { id } } }),
        decode: one(decodeServiceAccount),
      }
    })

  const change = (account: ServiceAccount | string, changes: () => Changes | Promise<Changes>, options?: CallOptions) =>
    transport.call(options, async () => {
      const id = idOf(account, 'account')
      const attributes = await changes()
      return {
        send: (api, init) =>
          api.PATCH('/api/v2/service_accounts/{id}', {
            ...init,
            params: { path: { id } },
            body: { data: { type: 'service_accounts', id, attributes } },
          }),
        decode: one(decodeServiceAccount),
      }
    })

  const restrictions = async (account: ServiceAccount | string, readOnly: boolean, options?: CallOptions) => {
    const { restrictions } = typeof account === 'string' ? await read(account, options) : account
    return withReadOnly(readOnly, restrictions)
  }

  return {
    create(input, options) {
      return transport.call(options, () => {
        checkInput('serviceAccounts.create', input, shape, ['name', 'role'])
        const { name, role, readOnly = false } = input
        const attributes = { display_name: name, role, restrictions: withReadOnly(readOnly) }
        return {
          creates: canAskFor(name) ? { name } : {},
          send: (api, init) =>
            api.POST('/api/v2/service_accounts', { ...init, body: { data: { type: 'service_accounts', attributes } } }),
          decode: one(decodeServiceAccount),
        }
      })
    },
    get(account, options) {
      return read(account, options)
    },
    list(query, options) {
      return listing(transport, {
        query,
        fields: serviceAccountFields,
        options,
        decode: decodeServiceAccount,
        send: (api, init, query) => api.GET('/api/v2/service_accounts', { ...init, params: { query } }),
      })
    },
    update(account, changes, options) {
      const attributes = async () => {
        checkInput('serviceAccounts.update', changes, shape)
        const { name, role, readOnly } = changes
        return {
          ...(name !== undefined && { display_name: name }),
          ...(role !== undefined && { role }),
          ...(readOnly !== undefined && { restrictions: await restrictions(account, readOnly, options) }),
        }
      }
      return change(account, attributes, options)
    },
    disable(account, options) {
      return change(account, () => ({ active: false }), options)
    },
    enable(account, options) {
      return change(account, () => ({ active: true }), options)
    },
    delete(account, options) {
      return transport.call(options, () => {
        const id = idOf(account, 'account')
        return {
          send: (api, init) => api.DELETE('/api/v2/service_accounts/{id}', { ...init, params: { path: { id } } }),
          decode: () => undefined,
        }
      })
    },
    keys(account, query, options) {
      const id = idOf(account, 'account')
      return listing(transport, {
        query,
        fields: accountKeyFields,
        options,
        decode: decodeApiKey,
        send: (api, init, query) =>
          api.GET('/api/v2/service_accounts/{id}/api_keys', { ...init, params: { path: { id }, query } }),
      })
    },
  }
}
