import type { WorkbenchPromise } from '../core/api-promise.ts'
import type { CallOptions } from '../core/options.ts'
import type { List } from '../core/pagination.ts'
import { apiRequest, Resource } from '../core/request.ts'
import {
  activeField,
  attribute,
  attributes,
  boolean,
  common,
  type Fields,
  nullable,
  one,
  relatedIds,
  string,
} from '../json-api/decode.ts'
import type { Filters } from '../json-api/list-query.ts'
import { isFilterable, type ListInclude, type ListOptions } from '../json-api/list-query.ts'
import { checkInput, FLAG, NAME, type Shape, TEXT } from '../validate-arguments.ts'
import { type Actor, authorIds, authors, decodeActor } from './actors.ts'
import { ORGANIZATIONS, type Organization } from './organizations.ts'
import { getRecord, listRecords, recordType } from './records.ts'

/**
 * A person in an organization. A field is null if Workbench does not report it.
 *
 * @example
 * const greeting = ({ firstName, name, email }: UserAccount) => `Hello ${firstName ?? name ?? email}`
 * console.log(greeting(user)) // Hello Robin
 */
export interface UserAccount {
  readonly id: string
  readonly name: string | null
  readonly email: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  /** Whether the account is active. False only if Workbench returns `false`. */
  readonly active: boolean
  /** For example `ACTIVE` or `LOCKED`. */
  readonly activeStatus: string | null
  /** Whether work can be assigned to the person. */
  readonly assignable: boolean | null
  readonly createdAt: Date | null
  readonly updatedAt: Date | null
  readonly primaryOrganizationId: string | null
  readonly actorId: string | null
  readonly createdById: string | null
  readonly updatedById: string | null
}

/**
 * The related records that a list of user accounts can include.
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

/**
 * The properties of a new user account.
 *
 * @example
 * const input: UserAccountInput = { email: 'kim@example.com', firstName: 'Kim', assignable: true }
 * const kim = await workbench.userAccounts.create(input)
 */
export interface UserAccountInput {
  readonly email: string
  readonly name?: string | undefined
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
  readonly active?: boolean | undefined
  readonly assignable?: boolean | undefined
}

const fields = {
  ...common,
  name: attribute('display_name', nullable(string)),
  ...attributes({
    email: string,
    firstName: nullable(string),
    lastName: nullable(string),
    activeStatus: string,
    assignable: boolean,
  }),
  active: activeField(boolean),
  ...relatedIds('primaryOrganization', 'actor'),
  ...authorIds,
} satisfies Fields<UserAccount, 'user_accounts'>

const FILTERABLE = ['name', 'email', 'active', 'assignable', 'createdAt', 'updatedAt'] as const
type Filterable = (typeof FILTERABLE)[number]

/**
 * The query for a list of user accounts. An account must match all filters.
 *
 * @example
 * const query = { email: 'robin@example.com' } satisfies UserAccountListQuery
 * const robin = await workbench.userAccounts.list(query).first()
 * console.log(robin?.name) // Robin
 */
export interface UserAccountListQuery<Include extends keyof UserAccountRelated = never>
  extends Filters<UserAccount, Filterable, 'name'>,
    ListOptions<Filterable>,
    ListInclude<Include> {}

const USER_ACCOUNTS = recordType<UserAccount, 'user_accounts', Filterable>(
  'user_accounts',
  'user',
  fields,
  FILTERABLE,
  {
    primaryOrganization: ORGANIZATIONS.decode,
    actor: decodeActor,
    ...authors,
  } satisfies Record<keyof UserAccountRelated, unknown>,
)

const INPUT: Shape<UserAccountInput> = {
  email: NAME,
  name: NAME,
  firstName: TEXT,
  lastName: TEXT,
  active: FLAG,
  assignable: FLAG,
}

/**
 * The users of an organization.
 *
 * @example
 * const email = 'kim@example.com'
 * await workbench.userAccounts.create({ email, name: 'Kim' })
 * console.log(await workbench.userAccounts.list({ email }).count()) // 1
 */
export class UserAccounts extends Resource {
  /** @internal The public name, including in minified code. */
  static override get name(): string {
    return 'UserAccounts'
  }

  /**
   * Lists user accounts. Await the list to fetch the first page, or iterate over it to fetch all records.
   *
   * @example
   * const people = await workbench.userAccounts.list({ active: true }).toArray()
   */
  list<const Include extends keyof UserAccountRelated = never>(
    query?: UserAccountListQuery<Include>,
    options?: CallOptions,
  ): List<UserAccount & Pick<UserAccountRelated, Include>> {
    return listRecords(this.client, USER_ACCOUNTS, query, options)
  }

  /**
   * Fetches a user account.
   *
   * @example
   * const { email } = await workbench.userAccounts.get(user.id)
   * console.log(email) // robin@example.com
   */
  get(user: UserAccount | string, options?: CallOptions): WorkbenchPromise<UserAccount> {
    return getRecord(this.client, USER_ACCOUNTS, user, options)
  }

  /**
   * Creates a user account. Requires an Organization Admin (rule `analyst-no-users`). The user is locked until the account is
   * activated (rule `user-locked`).
   *
   * @throws OutcomeUnknownError if the response was lost, so the account may exist
   *
   * @example
   * const kim = await workbench.userAccounts.create({ email: 'kim@example.com', name: 'Kim' })
   */
  create(input: UserAccountInput, options?: CallOptions): WorkbenchPromise<UserAccount> {
    return this.client.call(options, () => {
      const { name, firstName, lastName, ...others } = checkInput('userAccounts.create', input, INPUT, ['email'])
      const attributes = { ...others, display_name: name, first_name: firstName, last_name: lastName }
      const data = { type: 'user_accounts' as const, attributes }
      return {
        creates: isFilterable(input.email) ? { email: input.email } : {},
        requested: data,
        request: apiRequest('POST', '/api/v2/user_accounts', { body: { data } }),
        decode: one(USER_ACCOUNTS.decode),
      }
    })
  }
}
