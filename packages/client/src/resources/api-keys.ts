import type { WorkbenchPromise } from '../core/api-promise.ts'
import type { CallOptions } from '../core/options.ts'
import type { List } from '../core/pagination.ts'
import type { RequestPath } from '../core/raw-request.ts'
import { type ApiClient, apiRequest, Resource } from '../core/request.ts'
import {
  type AttributeOf,
  access,
  activeField,
  attribute,
  attributes,
  boolean,
  common,
  created,
  type Fields,
  nullable,
  orEmpty,
  type RelationshipOf,
  relatedIds,
  string,
} from '../json-api/decode.ts'
import type { Filters } from '../json-api/list-query.ts'
import { isFilterable, type ListInclude, type ListOptions } from '../json-api/list-query.ts'
import type { Secret } from '../secret.ts'
import { checkInput, FLAG, idOf, NAME, type OptionalFields, RECORD, type Shape } from '../validate-arguments.ts'
import { type Actor, authorIds, authors } from './actors.ts'
import { ORGANIZATIONS, type Organization } from './organizations.ts'
import { changeRecord, deleteRecord, getRecord, listRecords, recordType } from './records.ts'
import { SERVICE_ACCOUNTS, type ServiceAccount, type ServiceAccountRole } from './service-accounts.ts'

/**
 * An API key. It has the role and the restrictions of its service account. Rule `key-inherits`.
 * A field is null if Workbench does not report it.
 *
 * @example
 * const isDisabled = ({ active }: ApiKey) => !active
 * console.log(isDisabled(key)) // false
 */
export interface ApiKey {
  readonly id: string
  /** Empty if Workbench does not report it. */
  readonly name: string
  readonly role: ServiceAccountRole | null
  /** Whether access is read-only, regardless of the role. Rule `read-only`. */
  readonly readOnly: boolean | null
  /** The names of all restrictions in Workbench, including the one for `readOnly`. */
  readonly restrictions: readonly string[] | null
  /**
   * Whether Workbench accepts the key. False only if Workbench returns `false`, so that a key that might be active never appears
   * to be disabled. If Workbench returns null, this is true. (A list that is filtered by `active` does not contain keys whose
   * value in Workbench is null.)
   */
  readonly active: boolean
  readonly realm: 'public' | 'internal' | (string & {}) | null
  readonly assignable: boolean | null
  readonly createdAt: Date | null
  readonly updatedAt: Date | null
  readonly serviceAccountId: string | null
  readonly organizationId: string | null
  readonly createdById: string | null
  readonly updatedById: string | null
}

/**
 * A new API key. Workbench returns its secret only once. Rule `secret-once`.
 *
 * @example
 * const created: CreatedApiKey = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
 * console.log(created.secret) // [secret]
 */
export interface CreatedApiKey extends ApiKey {
  /** The token to authenticate with. It is redacted when it is printed. `reveal()` returns the value. */
  readonly secret: Secret
}

/**
 * The related records that a list of API keys can include.
 *
 * @example
 * const accountOf = ({ serviceAccount }: Pick<ApiKeyRelated, 'serviceAccount'>) => serviceAccount?.name
 * const keys = await workbench.apiKeys.list({ name: 'deploy', include: ['serviceAccount'] }).toArray()
 * console.log(keys.map(accountOf)) // [ 'ci' ]
 */
export interface ApiKeyRelated {
  readonly serviceAccount: ServiceAccount | null
  readonly organization: Organization | null
  readonly createdBy: Actor | null
  readonly updatedBy: Actor | null
}

/**
 * The properties of a new API key.
 *
 * @example
 * const input: ApiKeyInput = { serviceAccount: account, name: 'deploy' }
 * const key = await workbench.apiKeys.create(input)
 */
export interface ApiKeyInput {
  /** The service account of the key. It cannot be changed later. */
  readonly serviceAccount: ServiceAccount | string
  /** The name, 1 to 255 characters. */
  readonly name: string
  readonly assignable?: boolean | undefined
  /** A one-time code, if the organization requires one. Rule `otp-on-create`. */
  readonly otp?: string | undefined
}

/**
 * The changes to an API key.
 *
 * @example
 * const changes: ApiKeyChanges = { name: 'deploy, old' }
 * await workbench.apiKeys.update(key, changes)
 */
export type ApiKeyChanges = OptionalFields<Pick<ApiKeyInput, 'name' | 'assignable'>>

const displayName = attribute('display_name', nullable(string))
const otherName = orEmpty(attribute('name' satisfies AttributeOf<'api_keys'>, string))

const fields = {
  ...common,
  name: {
    ...displayName,
    decode: (attributes, report) => displayName.decode(attributes, report) ?? otherName.decode(attributes, report),
  },
  ...access,
  active: activeField(nullable(boolean)),
  ...attributes({ realm: string, assignable: boolean }),
  ...relatedIds('serviceAccount', 'organization'),
  ...authorIds,
} satisfies Fields<ApiKey, 'api_keys'>

const FILTERABLE = ['name', 'role', 'active', 'assignable', 'createdAt', 'updatedAt'] as const
type Filterable = (typeof FILTERABLE)[number]

/**
 * The query for a list of a service account's keys. A key must match all filters.
 *
 * @example
 * const query = { active: true, sort: '-createdAt' } satisfies AccountKeyListQuery
 * const newest = await workbench.serviceAccounts.keys(account, query).first()
 */
export interface AccountKeyListQuery<Include extends keyof ApiKeyRelated = never>
  extends Filters<ApiKey, Filterable>,
    ListOptions<Filterable>,
    ListInclude<Include> {}

/**
 * The query for a list of API keys. A key must match all filters.
 *
 * @example
 * const query = { serviceAccount: account, active: true, include: ['createdBy'] } satisfies ApiKeyListQuery<'createdBy'>
 * for await (const { name, createdBy } of workbench.apiKeys.list(query)) console.log(name, createdBy?.name)
 */
export interface ApiKeyListQuery<Include extends keyof ApiKeyRelated = never> extends AccountKeyListQuery<Include> {
  readonly serviceAccount?: ServiceAccount | string
}

const KEYS_OF_ACCOUNT = recordType<ApiKey, 'api_keys', Filterable>('api_keys', 'key', fields, FILTERABLE, {
  serviceAccount: SERVICE_ACCOUNTS.decode,
  organization: ORGANIZATIONS.decode,
  ...authors,
} satisfies Record<keyof ApiKeyRelated, unknown>)

const API_KEYS = {
  ...KEYS_OF_ACCOUNT,
  attributes: {
    ...KEYS_OF_ACCOUNT.attributes,
    serviceAccount: 'service_account.id' satisfies `${RelationshipOf<'api_keys'>}.id`,
  },
}

const INPUT: Shape<ApiKeyInput> = { serviceAccount: RECORD, name: NAME, assignable: FLAG, otp: NAME }
const CHANGES: Shape<ApiKeyChanges> = { name: NAME, assignable: FLAG }

/**
 * API keys. The methods accept a record or its id. They reject with a `PermissionDeniedError` if the token does not belong to an
 * Organization Admin (rule `admin-only`), and with a `NotFoundError` if the record does not exist.
 *
 * @example
 * const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
 * await workbench.apiKeys.disable(key)
 * await workbench.apiKeys.delete(key)
 */
export class ApiKeys extends Resource {
  /** @internal The public name, including in minified code. */
  static override get name(): string {
    return 'ApiKeys'
  }

  /**
   * Creates a key. Workbench returns the secret only once: store it immediately. Rules `key-create`, `secret-once`.
   *
   * @throws OutcomeUnknownError if the response was lost or is unusable, so the key may exist
   * @throws MismatchError if the key was created but differs from the request. Any other error means that no key was created.
   *
   * @example
   * import { writeFile } from 'node:fs/promises'
   *
   * const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
   * await writeFile('secrets/deploy', key.secret.reveal(), { mode: 0o600 })
   */
  create(input: ApiKeyInput, options?: CallOptions): WorkbenchPromise<CreatedApiKey> {
    return this.client.call(options, () => {
      const { name, assignable, otp } = checkInput('apiKeys.create', input, INPUT, ['serviceAccount', 'name'])
      const serviceAccount = idOf(input.serviceAccount, 'serviceAccount')
      const data = {
        type: 'api_keys' as const,
        attributes: { display_name: name, assignable },
        relationships: { service_account: { data: { type: 'service_accounts' as const, id: serviceAccount } } },
      }
      return {
        creates: { serviceAccount, ...(isFilterable(name) && { name }) },
        otp: { code: otp },
        requested: data,
        request: apiRequest('POST', '/api/v2/api_keys', { body: { data } }),
        decode: created(API_KEYS.decode),
      }
    })
  }

  /**
   * Fetches a key, without its secret.
   *
   * @example
   * const { active } = await workbench.apiKeys.get(key.id)
   * console.log(active) // true
   */
  get(key: ApiKey | string, options?: CallOptions): WorkbenchPromise<ApiKey> {
    return getRecord(this.client, API_KEYS, key, options)
  }

  /**
   * Lists keys. Await the list to fetch the first page, or iterate over it to fetch all records.
   *
   * @example
   * for await (const key of workbench.apiKeys.list({ serviceAccount: account, sort: '-createdAt' })) console.log(key.name)
   */
  list<const Include extends keyof ApiKeyRelated = never>(
    query?: ApiKeyListQuery<Include>,
    options?: CallOptions,
  ): List<ApiKey & Pick<ApiKeyRelated, Include>> {
    return listRecords(this.client, API_KEYS, query, options)
  }

  /**
   * Changes the name of a key, or whether work can be assigned to it.
   *
   * @example
   * await workbench.apiKeys.update(key, { name: 'deploy, old' })
   */
  update(key: ApiKey | string, changes: ApiKeyChanges, options?: CallOptions): WorkbenchPromise<ApiKey> {
    return changeRecord(this.client, API_KEYS, key, options, () => {
      const { name, assignable } = checkInput('apiKeys.update', changes, CHANGES)
      return { display_name: name, assignable }
    })
  }

  /**
   * Disables a key. Workbench then rejects it. Rule `key-disable`.
   *
   * @example
   * await workbench.apiKeys.disable(key)
   */
  disable(key: ApiKey | string, options?: CallOptions): WorkbenchPromise<ApiKey> {
    return changeRecord(this.client, API_KEYS, key, options, () => ({ active: false }))
  }

  /**
   * Enables a key. This fails while its service account is disabled. Rule `key-disable`.
   *
   * @example
   * await workbench.apiKeys.enable(key)
   */
  enable(key: ApiKey | string, options?: CallOptions): WorkbenchPromise<ApiKey> {
    return changeRecord(this.client, API_KEYS, key, options, () => ({ active: true }))
  }

  /**
   * Deletes a key permanently. Rules `key-delete`, `delete-final`.
   *
   * @example
   * await workbench.apiKeys.delete(key)
   */
  delete(key: ApiKey | string, options?: CallOptions): WorkbenchPromise<void> {
    return deleteRecord(this.client, API_KEYS, key, options)
  }
}

/** Lists the keys of a service account. */
export function listAccountKeys<const Include extends keyof ApiKeyRelated = never>(
  client: ApiClient,
  account: ServiceAccount | string,
  query: AccountKeyListQuery<Include> | undefined,
  options: CallOptions | undefined,
): List<ApiKey & Pick<ApiKeyRelated, Include>> {
  const path = { id: idOf(account, 'account') }
  return listRecords(client, KEYS_OF_ACCOUNT, query, options, {
    template: '/api/v2/service_accounts/{id}/api_keys' satisfies RequestPath<'GET'>,
    path,
  })
}
