import { checkInput, idOf, type Shape } from '../arguments.ts'
import type { components } from '../generated/openapi.ts'
import { decoder, one } from '../json-api.ts'
import { listing } from '../listing.ts'
import type { CallOptions } from '../options.ts'
import type { List } from '../pagination.ts'
import type { ListFields, ListOrder } from '../query.ts'
import type { Transport } from '../transport.ts'

type Attributes = components['schemas']['UserAccountAttributes']

/** A person of an organization. */
export interface UserAccount {
  readonly id: string
  readonly name: string | null
  readonly email: string
  readonly firstName: string | null
  readonly lastName: string | null
  readonly active: boolean
  /** Follows `active`, such as `ACTIVE` or `LOCKED`. */
  readonly activeStatus: string
  /** Whether work can be assigned to this person. */
  readonly assignable: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly primaryOrganizationId: string | null
  readonly actorId: string | null
  readonly createdById: string | null
  readonly updatedById: string | null
}

/** What a user account is created with. */
export interface UserAccountInput {
  readonly email: string
  readonly name?: string
  readonly firstName?: string
  readonly lastName?: string
  readonly active?: boolean
  readonly assignable?: boolean
}

/** What to list, and how. Several filters have to hold together; each is for equality. */
export interface UserAccountList extends ListOrder<'name' | 'email' | 'createdAt' | 'updatedAt'> {
  readonly name?: string
  readonly email?: string
  readonly active?: boolean
  readonly assignable?: boolean
}

/** The people of an organization. Each method throws a `WorkbenchError`. */
export interface UserAccounts {
  /**
   * Lists people: await it for a page, iterate over it for all.
   *
   * @example
   * const people = await workbench.userAccounts.list({ active: true }).toArray()
   */
  list(query?: UserAccountList, options?: CallOptions): List<UserAccount>
  /**
   * Reads a user account.
   *
   * @example
   * const { email } = await workbench.userAccounts.get(id)
   */
  get(user: UserAccount | string, options?: CallOptions): Promise<UserAccount>
  /**
   * Adds a person; for an Organization Admin. Rule `analyst-no-users`. It is never sent twice.
   *
   * @example
   * await workbench.userAccounts.create({ email: 'robin@example.com', name: 'Robin' })
   */
  create(input: UserAccountInput, options?: CallOptions): Promise<UserAccount>
}

const shape: Shape<UserAccountInput> = {
  email: 'name',
  name: 'name',
  firstName: 'text',
  lastName: 'text',
  active: 'flag',
  assignable: 'flag',
}

const fields = {
  filter: { name: 'display_name', email: 'email', active: 'active', assignable: 'assignable' },
  sort: { name: 'display_name', email: 'email', createdAt: 'created_at', updatedAt: 'updated_at' },
} satisfies ListFields<Exclude<keyof UserAccountList, keyof ListOrder<never>>, keyof Attributes>

const decode = decoder(
  'user_accounts',
  (record): UserAccount => ({
    id: record.id(),
    name: record.stringOrNull('display_name'),
    email: record.string('email'),
    firstName: record.stringOrNull('first_name'),
    lastName: record.stringOrNull('last_name'),
    active: record.boolean('active'),
    activeStatus: record.string('active_status'),
    assignable: record.boolean('assignable'),
    createdAt: record.date('created_at'),
    updatedAt: record.date('updated_at'),
    primaryOrganizationId: record.related('primary_organization'),
    actorId: record.related('actor'),
    createdById: record.related('created_by'),
    updatedById: record.related('updated_by'),
  }),
)

export function userAccounts(transport: Transport): UserAccounts {
  return {
    list(query, options) {
      return listing(transport, {
        query,
        fields,
        options,
        decode,
        send: (api, init, query) => api.GET('/api/v2/user_accounts', { ...init, params: { query } }),
      })
    },
    async get(user, options) {
      const id = idOf(user, 'user')
      return transport.call({
        options,
        send: (api, init) => api.GET('/api/v2/user_accounts/{id}', { ...init, params: { path: { id } } }),
        decode: one(decode),
      })
    },
    async create(input, options) {
      checkInput('userAccounts.create', input, shape, ['email'])
      const { name, firstName, lastName, ...others } = input
      const attributes = {
        ...others,
        ...(name !== undefined && { display_name: name }),
        ...(firstName !== undefined && { first_name: firstName }),
        ...(lastName !== undefined && { last_name: lastName }),
      }
      return transport.call({
        options,
        send: (api, init) =>
          api.POST('/api/v2/user_accounts', { ...init, body: { data: { type: 'user_accounts', attributes } } }),
        decode: one(decode),
      })
    },
  }
}
