import { checkInput, idOf, type Shape } from '../arguments.ts'
import type { components } from '../generated/openapi.ts'
import { decoder, one } from '../json-api.ts'
import { listing } from '../listing.ts'
import type { CallOptions } from '../options.ts'
import type { List } from '../pagination.ts'
import type { ListFields, ListOrder } from '../query.ts'
import { type AssignableRole, isReadOnly, type ServiceAccountRole, withReadOnly } from '../roles.ts'
import type { Transport } from '../transport.ts'
import { type ApiKey, type ApiKeyList, decodeApiKey, keyFields } from './api-keys.ts'

type Attributes = components['schemas']['ServiceAccountAttributes']
type Changes = NonNullable<components['schemas']['ServiceAccountUpdate']['data']['attributes']>

/** Organizes API keys: its role and its restrictions are those of all its keys. */
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

/** What a service account is created with. */
export interface ServiceAccountInput {
  /** What people see, 1 to 255 characters. */
  readonly name: string
  readonly role: AssignableRole
  /** Default: false. */
  readonly readOnly?: boolean
}

/** What to list, and how. Several filters have to hold together; each is for equality. */
export interface ServiceAccountList extends ListOrder<'name' | 'role' | 'active' | 'createdAt' | 'updatedAt'> {
  readonly name?: string
  readonly role?: ServiceAccountRole
  readonly active?: boolean
}

/**
 * Service accounts. Each method takes a record or its id, and throws a `WorkbenchError`: a `PermissionDeniedError` where
 * the token is not that of an Organization Admin (rule `admin-only`), a `NotFoundError` for an unknown or deleted record.
 */
export interface ServiceAccounts {
  /**
   * Creates an account, which is active at once. Rule `account-create`. It is never sent twice.
   *
   * @example
   * const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst', readOnly: true })
   */
  create(input: ServiceAccountInput, options?: CallOptions): Promise<ServiceAccount>
  /**
   * Reads an account.
   *
   * @example
   * const { active } = await workbench.serviceAccounts.get(id)
   */
  get(account: ServiceAccount | string, options?: CallOptions): Promise<ServiceAccount>
  /**
   * Lists accounts: await it for a page, iterate over it for all.
   *
   * @example
   * for await (const account of workbench.serviceAccounts.list({ active: true })) console.log(account.name)
   */
  list(query?: ServiceAccountList, options?: CallOptions): List<ServiceAccount>
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
  ): Promise<ServiceAccount>
  /**
   * Disables an account and all its keys, which are refused from then on. Rule `disable-cascade`.
   *
   * @example
   * await workbench.serviceAccounts.disable(account)
   */
  disable(account: ServiceAccount | string, options?: CallOptions): Promise<ServiceAccount>
  /**
   * Enables an account and all its keys, also those that were disabled one by one. Rule `enable-cascade`.
   *
   * @example
   * await workbench.serviceAccounts.enable(account)
   */
  enable(account: ServiceAccount | string, options?: CallOptions): Promise<ServiceAccount>
  /**
   * Deletes an account and all its keys, for good. Rules `delete-cascade`, `delete-final`.
   *
   * @example
   * await workbench.serviceAccounts.delete(account)
   */
  delete(account: ServiceAccount | string, options?: CallOptions): Promise<void>
  /**
   * Lists the keys of an account.
   *
   * @example
   * for await (const key of workbench.serviceAccounts.keys(account)) console.log(key.name, key.active, key.createdAt)
   */
  keys(
    account: ServiceAccount | string,
    query?: Omit<ApiKeyList, 'serviceAccount'>,
    options?: CallOptions,
  ): List<ApiKey>
}

const fields = {
  filter: { name: 'display_name', role: 'role', active: 'active' },
  sort: { name: 'display_name', role: 'role', active: 'active', createdAt: 'created_at', updatedAt: 'updated_at' },
} satisfies ListFields<Exclude<keyof ServiceAccountList, keyof ListOrder<never>>, keyof Attributes>

const shape: Shape<ServiceAccountInput> = { name: 'name', role: 'name', readOnly: 'flag' }

const decode = decoder('service_accounts', (record): ServiceAccount => {
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

export function serviceAccounts(transport: Transport): ServiceAccounts {
  const read = (id: string, options?: CallOptions) =>
    transport.call({
      options,
      send: (api, init) => api.GET('/api/v2/service_accounts/{id}', { ...init, params: { path: { id } } }),
      decode: one(decode),
    })

  const change = (id: string, attributes: Changes, options?: CallOptions) =>
    transport.call({
      options,
      send: (api, init) =>
        api.PATCH('/api/v2/service_accounts/{id}', {
          ...init,
          params: { path: { id } },
          body: { data: { type: 'service_accounts', id, attributes } },
        }),
      decode: one(decode),
    })

  const restrictions = async (account: ServiceAccount | string, readOnly: boolean, options?: CallOptions) => {
    const { restrictions } = typeof account === 'string' ? await read(account, options) : account
    return withReadOnly(readOnly, restrictions)
  }

  return {
    async create(input, options) {
      checkInput('serviceAccounts.create', input, shape, ['name', 'role'])
      const { name, role, readOnly = false } = input
      const attributes = { display_name: name, role, restrictions: withReadOnly(readOnly) }
      return transport.call({
        options,
        send: (api, init) =>
          api.POST('/api/v2/service_accounts', { ...init, body: { data: { type: 'service_accounts', attributes } } }),
        decode: one(decode),
      })
    },
    async get(account, options) {
      return read(idOf(account, 'account'), options)
    },
    list(query, options) {
      return listing(transport, {
        query,
        fields,
        options,
        decode,
        send: (api, init, query) => api.GET('/api/v2/service_accounts', { ...init, params: { query } }),
      })
    },
    async update(account, changes, options) {
      const id = idOf(account, 'account')
      checkInput('serviceAccounts.update', changes, shape)
      const { name, role, readOnly } = changes
      const attributes = {
        ...(name !== undefined && { display_name: name }),
        ...(role !== undefined && { role }),
        ...(readOnly !== undefined && { restrictions: await restrictions(account, readOnly, options) }),
      }
      return change(id, attributes, options)
    },
    async disable(account, options) {
      return change(idOf(account, 'account'), { active: false }, options)
    },
    async enable(account, options) {
      return change(idOf(account, 'account'), { active: true }, options)
    },
    async delete(account, options) {
      const id = idOf(account, 'account')
      return transport.call({
        options,
        send: (api, init) => api.DELETE('/api/v2/service_accounts/{id}', { ...init, params: { path: { id } } }),
        decode: () => undefined,
      })
    },
    keys(account, query, options) {
      const id = idOf(account, 'account')
      return listing(transport, {
        query,
        fields: keyFields,
        options,
        decode: decodeApiKey,
        send: (api, init, query) =>
          api.GET('/api/v2/service_accounts/{id}/api_keys', { ...init, params: { path: { id }, query } }),
      })
    },
  }
}
