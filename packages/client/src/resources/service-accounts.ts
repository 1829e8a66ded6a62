import type { components } from '@workbench-sdk/contract/generated/openapi'
import type { WorkbenchPromise } from '../core/api-promise.ts'
import type { CallOptions } from '../core/options.ts'
import type { List } from '../core/pagination.ts'
import { type ApiClient, apiRequest, Resource } from '../core/request.ts'
import { ProtocolError } from '../errors.ts'
import {
  access,
  activeField,
  attribute,
  boolean,
  common,
  type Fields,
  one,
  orEmpty,
  READ_ONLY,
  type Restriction,
  relatedIds,
  string,
} from '../json-api/decode.ts'
import type { Filters } from '../json-api/list-query.ts'
import { isFilterable, type ListInclude, type ListOptions } from '../json-api/list-query.ts'
import { checkInput, FLAG, NAME, type OptionalFields, type Shape } from '../validate-arguments.ts'
import { type Actor, authorIds, authors, decodeActor } from './actors.ts'
import type { AccountKeyListQuery, ApiKey, ApiKeyRelated, listAccountKeys } from './api-keys.ts'
import { ORGANIZATIONS, type Organization } from './organizations.ts'

import { changeRecord, deleteRecord, getRecord, listRecords, recordType } from './records.ts'

/**
 * A role that can be assigned to a service account. An admin can make every call. An analyst cannot make administrative calls.
 *
 * @example
 * const role: AssignableRole = 'organization_analyst'
 * await workbench.serviceAccounts.update(account, { role })
 */
export type AssignableRole = components['schemas']['AssignableRole']

/**
 * The role of a service account: an assignable role, or another role of Workbench, e.g. `system`.
 *
 * @example
 * const isAdmin = (role: ServiceAccountRole | null) => role === 'organization_admin'
 * console.log(isAdmin(account.role)) // false
 */
export type ServiceAccountRole = AssignableRole | (string & {})

/**
 * A service account. Its role and its restrictions apply to all its API keys. A field is null if Workbench does not report it.
 *
 * @example
 * const canWrite = ({ active, readOnly }: ServiceAccount) => active && !readOnly
 * console.log(canWrite(account)) // true
 */
export interface ServiceAccount {
  readonly id: string
  /** Empty if Workbench does not report it. */
  readonly name: string
  readonly role: ServiceAccountRole | null
  /** Whether access is read-only, regardless of the role. Rule `read-only`. */
  readonly readOnly: boolean | null
  /** The names of all restrictions in Workbench, including the one for `readOnly`. */
  readonly restrictions: readonly string[] | null
  /** Whether Workbench accepts the account's keys. False only if Workbench returns `false`. */
  readonly active: boolean
  readonly createdAt: Date | null
  readonly updatedAt: Date | null
  readonly organizationId: string | null
  /** The id of the actor for the account's keys. It is the `createdById` of records that are created with these keys. */
  readonly actorId: string | null
  readonly createdById: string | null
  readonly updatedById: string | null
}

/**
 * The related records that a list of service accounts can include.
 *
 * @example
 * const creator = ({ createdBy }: Pick<ServiceAccountRelated, 'createdBy'>) => createdBy?.name
 * const accounts = await workbench.serviceAccounts.list({ include: ['createdBy'] }).toArray()
 * console.log(accounts.map(creator))
 */
export interface ServiceAccountRelated {
  readonly organization: Organization | null
  readonly actor: Actor | null
  readonly createdBy: Actor | null
  readonly updatedBy: Actor | null
}

/**
 * The properties of a new service account.
 *
 * @example
 * const input: ServiceAccountInput = { name: 'ci', role: 'organization_analyst', readOnly: true }
 * const account = await workbench.serviceAccounts.create(input)
 */
export interface ServiceAccountInput {
  /** The name, 1 to 255 characters. */
  readonly name: string
  readonly role: AssignableRole
  /**
   * Whether access is read-only.
   *
   * @default false
   */
  readonly readOnly?: boolean | undefined
}

const fields = {
  ...common,
  name: orEmpty(attribute('display_name', string)),
  ...access,
  active: activeField(boolean),
  ...relatedIds('organization', 'actor'),
  ...authorIds,
} satisfies Fields<ServiceAccount, 'service_accounts'>

const FILTERABLE = ['name', 'role', 'active', 'createdAt', 'updatedAt'] as const
type Filterable = (typeof FILTERABLE)[number]

/**
 * The query for a list of service accounts. An account must match all filters.
 *
 * @example
 * const query = { role: 'organization_admin', active: true, sort: 'name' } satisfies ServiceAccountListQuery
 * const admins = await workbench.serviceAccounts.list(query).toArray()
 */
export interface ServiceAccountListQuery<Include extends keyof ServiceAccountRelated = never>
  extends Filters<ServiceAccount, Filterable>,
    ListOptions<Filterable>,
    ListInclude<Include> {}

export const SERVICE_ACCOUNTS = recordType<ServiceAccount, 'service_accounts', Filterable>(
  'service_accounts',
  'account',
  fields,
  FILTERABLE,
  {
    organization: ORGANIZATIONS.decode,
    actor: decodeActor,
    ...authors,
  } satisfies Record<keyof ServiceAccountRelated, unknown>,
)

const INPUT: Shape<ServiceAccountInput> = { name: NAME, role: NAME, readOnly: FLAG }

/**
 * Service accounts. The methods accept a record or its id. They reject with a `PermissionDeniedError` if the token does not
 * belong to an Organization Admin (rule `admin-only`), and with a `NotFoundError` if the record does not exist.
 *
 * @example
 * const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
 * await workbench.serviceAccounts.update(account, { readOnly: true })
 * await workbench.serviceAccounts.delete(account)
 */
export class ServiceAccounts extends Resource {
  /** @internal The public name, including in minified code. */
  static override get name(): string {
    return 'ServiceAccounts'
  }

  readonly #listKeys: typeof listAccountKeys

  /** @internal */
  constructor(client: ApiClient, listKeys: typeof listAccountKeys) {
    super(client)
    this.#listKeys = listKeys
  }

  /**
   * Creates a service account. It is active immediately. Rule `account-create`.
   *
   * @throws OutcomeUnknownError if the response was lost or is unusable, so the account may exist
   * @throws MismatchError if the account was created but differs from the request
   *
   * @example
   * const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst', readOnly: true })
   */
  create(input: ServiceAccountInput, options?: CallOptions): WorkbenchPromise<ServiceAccount> {
    return this.client.call(options, () => {
      const { name, role, readOnly = false } = checkInput('serviceAccounts.create', input, INPUT, ['name', 'role'])
      const attributes = { display_name: name, role, restrictions: withReadOnly(readOnly) }
      const data = { type: 'service_accounts' as const, attributes }
      return {
        creates: isFilterable(name) ? { name } : {},
        requested: data,
        request: apiRequest('POST', '/api/v2/service_accounts', { body: { data } }),
        decode: one(SERVICE_ACCOUNTS.decode),
      }
    })
  }

  /**
   * Fetches a service account.
   *
   * @example
   * const { active } = await workbench.serviceAccounts.get(account.id)
   * console.log(active) // true
   */
  get(account: ServiceAccount | string, options?: CallOptions): WorkbenchPromise<ServiceAccount> {
    return getRecord(this.client, SERVICE_ACCOUNTS, account, options)
  }

  /**
   * Lists service accounts. Await the list to fetch the first page, or iterate over it to fetch all records.
   *
   * @example
   * for await (const account of workbench.serviceAccounts.list({ active: true })) console.log(account.name)
   */
  list<const Include extends keyof ServiceAccountRelated = never>(
    query?: ServiceAccountListQuery<Include>,
    options?: CallOptions,
  ): List<ServiceAccount & Pick<ServiceAccountRelated, Include>> {
    return listRecords(this.client, SERVICE_ACCOUNTS, query, options)
  }

  /**
   * Changes the name, the role or read-only access of a service account. The role and read-only access also change for all its
   * keys. Rules `account-edit`, `role-cascade`, `restriction-cascade`. Changing `readOnly` keeps the other restrictions of the
   * passed record. If an id or a record without `restrictions` is passed, the client fetches the record first.
   *
   * @example
   * await workbench.serviceAccounts.update(account, { role: 'organization_admin', readOnly: false })
   */
  update(
    account: ServiceAccount | string,
    changes: OptionalFields<ServiceAccountInput>,
    options?: CallOptions,
  ): WorkbenchPromise<ServiceAccount> {
    return changeRecord(this.client, SERVICE_ACCOUNTS, account, options, async () => {
      const { name, role, readOnly } = checkInput('serviceAccounts.update', changes, INPUT)
      const restrictions =
        readOnly === undefined ? undefined : withReadOnly(readOnly, await this.#restrictions(account, options))
      return { display_name: name, role, restrictions }
    })
  }

  /**
   * Disables a service account and all its keys. Workbench then rejects the keys. Rule `disable-cascade`.
   *
   * @example
   * await workbench.serviceAccounts.disable(account)
   */
  disable(account: ServiceAccount | string, options?: CallOptions): WorkbenchPromise<ServiceAccount> {
    return changeRecord(this.client, SERVICE_ACCOUNTS, account, options, () => ({ active: false }))
  }

  /**
   * Enables a service account and all its keys, including those that were disabled individually. Rule `enable-cascade`.
   *
   * @example
   * await workbench.serviceAccounts.enable(account)
   */
  enable(account: ServiceAccount | string, options?: CallOptions): WorkbenchPromise<ServiceAccount> {
    return changeRecord(this.client, SERVICE_ACCOUNTS, account, options, () => ({ active: true }))
  }

  /**
   * Deletes a service account and all its keys permanently. Rules `delete-cascade`, `delete-final`.
   *
   * @example
   * await workbench.serviceAccounts.delete(account)
   */
  delete(account: ServiceAccount | string, options?: CallOptions): WorkbenchPromise<void> {
    return deleteRecord(this.client, SERVICE_ACCOUNTS, account, options)
  }

  /**
   * Lists the keys of a service account.
   *
   * @example
   * for await (const key of workbench.serviceAccounts.keys(account)) console.log(key.name, key.active, key.createdAt)
   */
  keys<const Include extends keyof ApiKeyRelated = never>(
    account: ServiceAccount | string,
    query?: AccountKeyListQuery<Include>,
    options?: CallOptions,
  ): List<ApiKey & Pick<ApiKeyRelated, Include>> {
    return this.#listKeys(this.client, account, query, options)
  }

  async #restrictions(account: ServiceAccount | string, options: CallOptions | undefined): Promise<readonly string[]> {
    const { restrictions: known }: Partial<ServiceAccount> = Object(account)
    const restrictions = known ?? (await this.get(account, options)).restrictions
    if (restrictions !== null) return restrictions
    throw new ProtocolError('Nothing was changed: `readOnly` could remove other, unknown restrictions.')
  }
}

/** Returns the restrictions to send. Workbench removes restrictions that are not sent, so the result includes all other restrictions. */
function withReadOnly(readOnly: boolean, restrictions: readonly string[] = []): Restriction[] {
  // The contract lists only known restrictions. Workbench accepts any restriction that it returned.
  const others = restrictions.filter(each => each !== READ_ONLY) as Restriction[]
  return readOnly ? [READ_ONLY, ...others] : others
}
