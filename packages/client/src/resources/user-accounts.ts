import { checkInput, idOf, type Shape } from '../arguments.ts'
import { one } from '../json-api.ts'
import { listing } from '../listing.ts'
import type { CallOptions } from '../options.ts'
import type { List } from '../pagination.ts'
import type { WorkbenchPromise } from '../promise.ts'
import { canAskFor } from '../query.ts'
import {
  decodeUserAccount,
  type UserAccount,
  type UserAccountList,
  type UserAccountRelated,
  userAccountFields,
} from '../records/user-account.ts'
import type { Transport } from '../transport.ts'

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
    query?: UserAccountList<Include>,
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
          creates: canAskFor(input.email) ? { email: input.email } : {},
          send: (api, init) =>
            api.POST('/api/v2/user_accounts', { ...init, body: { data: { type: 'user_accounts', attributes } } }),
          decode: one(decodeUserAccount),
        }
      })
    },
  }
}
