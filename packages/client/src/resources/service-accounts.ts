import type { components } from '@workbench-sdk/contract/generated/openapi'
import type { WorkbenchPromise } from '../core/api-promise.ts'
import type { CallOptions } from '../core/options.ts'
import { type List, listing } from '../core/pagination.ts'
import type { Transport } from '../core/request.ts'
import { decoder, one } from '../json-api/decode.ts'
import type { FilterValue } from '../json-api/filters.ts'
import { isFilterable, type ListFields, type ListInclude, type ListOptions } from '../json-api/list-query.ts'
import { checkInput, idOf, type Shape } from '../validate-arguments.ts'
import { type Actor, decodeActor, makers } from './actors.ts'
import type { AccountKeyListQuery, ApiKey, ApiKeyRelated } from './api-keys.ts'
import { decodeOrganization, type Organization } from './organizations.ts'
import { type AssignableRole, isReadOnly, type ServiceAccountRole, withReadOnly } from './roles.ts'

type Attributes = components['schemas']['ServiceAccountAttributes']

/**
 * Organizes API keys: its role and its restrictions are those of all its keys.
 *
 * @example
 * const canWrite = ({ active, readOnly }: ServiceAccount) => active && !readOnly
 * console.log(canWrite(account)) // true
 */
export interface ServiceAccount {
  readonly id: string
  readonly name: string
  readonly role: ServiceAccountRole
  /** Whether nothing but reading is allowed, whatever the role. Rule `read-only`. */
  readonly readOnly: boolean
  /** All restrictions as Workbench writes them, of which `readOnly` is one. */
  readonly restrictions: readonly string[]
  /** Whether its keys are accepted. */
  readonly active: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly organizationId: string | null
  /** Under whose name its keys act: the `createdById` of what they create. */
  readonly actorId: string | null
  readonly createdById: string | null
  readonly updatedById: string | null
}

/**
 * What can be fetched along with service accounts.
 *
 * @example
 * const maker = ({ createdBy }: Pick<ServiceAccountRelated, 'createdBy'>) => createdBy?.name
 * const accounts = await workbench.serviceAccounts.list({ include: ['createdBy'] }).toArray()
 * console.log(accounts.map(maker))
 */
export interface ServiceAccountRelated {
  readonly organization: Organization | null
  readonly actor: Actor | null
  readonly createdBy: Actor | null
  readonly updatedBy: Actor | null
}

/** What can be asked of a service account. */
interface Criteria {
  readonly name?: FilterValue<string>
  readonly role?: FilterValue<ServiceAccountRole>
  readonly active?: FilterValue<boolean>
  readonly createdAt?: FilterValue<Date>
  readonly updatedAt?: FilterValue<Date>
}

/**
 * What to list, and how. Several filters have to hold together.
 *
 * @example
 * const query = { role: 'organization_admin', active: true, sort: 'name' } satisfies ServiceAccountListQuery
 * const admins = await workbench.serviceAccounts.list(query).toArray()
 */
export interface ServiceAccountListQuery<Include extends keyof ServiceAccountRelated = never>
  extends Criteria,
    ListOptions<keyof Criteria>,
    ListInclude<Include> {}

export const serviceAccountFields = {
  attributes: {
    name: 'display_name',
    role: 'role',
    active: 'active',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
  inclusions: {
    organization: { relation: 'organization', decode: decodeOrganization },
    actor: { relation: 'actor', decode: decodeActor },
    ...makers,
  },
} satisfies ListFields<keyof Criteria, keyof Attributes>

export const decodeServiceAccount = decoder('service_accounts', (record): ServiceAccount => {
  const restrictions = record.strings('restrictions')
  return {
    id: record.id(),
    name: record.string('display_name'),
    role: record.string('role'),
    readOnly: isReadOnly(restrictions),
    restrictions,
    active: record.boolean('active'),
    createdAt: record.date('created_at'),
    updatedAt: record.date('updated_at'),
    organizationId: record.related('organization'),
    actorId: record.related('actor'),
    createdById: record.related('created_by'),
    updatedById: record.related('updated_by'),
  }
})

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
    query?: ServiceAccountListQuery<Include>,
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
    query?: AccountKeyListQuery<Include>,
    options?: CallOptions,
  ): List<ApiKey & Pick<ApiKeyRelated, Include>>
}

const shape: Shape<ServiceAccountInput> = { name: 'name', role: 'name', readOnly: 'flag' }

export function serviceAccounts(transport: Transport, keysOf: ServiceAccounts['keys']): ServiceAccounts {
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
          creates: isFilterable(name) ? { name } : {},
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
      return keysOf(account, query, options)
    },
  }
}
