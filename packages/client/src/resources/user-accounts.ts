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
import { decodeOrganization, type Organization } from './organizations.ts'

type Attributes = components['schemas']['UserAccountAttributes']

/**
 * A person of an organization.
 *
 * @example
 * const greeting = ({ firstName, name, email }: UserAccount) => `Hello ${firstName ?? name ?? email}`
 * console.log(greeting(user)) // Hello Robin
 */
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

/**
 * What can be fetched along with user accounts.
 *
 * @example
 * const home = ({ primaryOrganization }: Pick<UserAccountRelated, 'primaryOrganization'>) => primaryOrganization?.name
 * const people = await workbench.userAccounts.list({ include: ['primaryOrganization'] }).toArray()
 * console.log(people.map(home))
 */
export interface UserAccountRelated {
  readonly primaryOrganization: Organization | null
  readonly actor: Actor | null
  readonly createdBy: Actor | null
  readonly updatedBy: Actor | null
}

/** What can be asked of a person. */
interface Criteria {
  readonly name?: FilterValue<string | null>
  readonly email?: FilterValue<string>
  readonly active?: FilterValue<boolean>
  readonly assignable?: FilterValue<boolean>
  readonly createdAt?: FilterValue<Date>
  readonly updatedAt?: FilterValue<Date>
}

/**
 * What to list, and how. Several filters have to hold together.
 *
 * @example
 * const query = { email: 'robin@example.com' } satisfies UserAccountListQuery
 * const robin = await workbench.userAccounts.list(query).first()
 * console.log(robin?.name) // Robin
 */
export interface UserAccountListQuery<Include extends keyof UserAccountRelated = never>
  extends Criteria,
    ListOptions<keyof Criteria>,
    ListInclude<Include> {}

export const userAccountFields = {
  attributes: {
    name: 'display_name',
    email: 'email',
    active: 'active',
    assignable: 'assignable',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
  inclusions: {
    primaryOrganization: { relation: 'primary_organization', decode: decodeOrganization },
    actor: { relation: 'actor', decode: decodeActor },
    ...makers,
  },
} satisfies ListFields<keyof Criteria, keyof Attributes>

export const decodeUserAccount = decoder(
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

/**
 * What a user account is created with.
 *
 * @example
 * const input: UserAccountInput = { email: 'kim@example.com', firstName: 'Kim', assignable: true }
 * const kim = await workbench.userAccounts.create(input)
 */
export interface UserAccountInput {
  readonly email: string
  readonly name?: string
  readonly firstName?: string
  readonly lastName?: string
  readonly active?: boolean
  readonly assignable?: boolean
}

/**
 * The people of an organization. Each method throws a `WorkbenchError`.
 *
 * @example
 * const { email } = await workbench.userAccounts.create({ email: 'kim@example.com', name: 'Kim' })
 * console.log(await workbench.userAccounts.list({ email }).count()) // 1
 */
export interface UserAccounts {
  /**
   * Lists people: await it for a page, iterate over it for all.
   *
   * @example
   * const people = await workbench.userAccounts.list({ active: true }).toArray()
   */
  list<const Include extends keyof UserAccountRelated = never>(
    query?: UserAccountListQuery<Include>,
    options?: CallOptions,
  ): List<UserAccount & Pick<UserAccountRelated, Include>>
  /**
   * Reads a user account.
   *
   * @example
   * const { email } = await workbench.userAccounts.get(user.id)
   * console.log(email) // robin@example.com
   */
  get(user: UserAccount | string, options?: CallOptions): WorkbenchPromise<UserAccount>
  /**
   * Adds a person; for an Organization Admin. Rule `analyst-no-users`. Where its answer is lost
   * it is not sent again: an `OutcomeUnknownError` leaves open whether the person was added.
   *
   * @example
   * const kim = await workbench.userAccounts.create({ email: 'kim@example.com', name: 'Kim' })
   */
  create(input: UserAccountInput, options?: CallOptions): WorkbenchPromise<UserAccount>
}

const shape: Shape<UserAccountInput> = {
  email: 'name',
  name: 'name',
  firstName: 'text',
  lastName: 'text',
  active: 'flag',
  assignable: 'flag',
}

export function userAccounts(transport: Transport): UserAccounts {
  return {
    list(query, options) {
      return listing(transport, {
        query,
        fields: userAccountFields,
        options,
        decode: decodeUserAccount,
        send: (api, init, query) => api.GET('/api/v2/user_accounts', { ...init, params: { query } }),
      })
    },
    get(user, options) {
      return transport.call(options, () => {
        const id = idOf(user, 'user')
        return {
          send: (api, init) => api.GET('/api/v2/user_accounts/{id}', { ...init, params: { path: { id } } }),
          decode: one(decodeUserAccount),
        }
      })
    },
    create(input, options) {
      return transport.call(options, () => {
        checkInput('userAccounts.create', input, shape, ['email'])
        const { name, firstName, lastName, ...others } = input
        const attributes = {
          ...others,
          ...(name !== undefined && { display_name: name }),
          ...(firstName !== undefined && { first_name: firstName }),
          ...(lastName !== undefined && { last_name: lastName }),
        }
        return {
          creates: isFilterable(input.email) ? { email: input.email } : {},
          send: (api, init) =>
            api.POST('/api/v2/user_accounts', { ...init, body: { data: { type: 'user_accounts', attributes } } }),
          decode: one(decodeUserAccount),
        }
      })
    },
  }
}
