import type { components } from '@workbench-sdk/contract/generated/openapi'
import type { WorkbenchPromise } from '../core/api-promise.ts'
import type { CallOptions } from '../core/options.ts'
import { type List, listing } from '../core/pagination.ts'
import type { Transport } from '../core/request.ts'
import { decoder, one, type RecordOf, type RecordReader } from '../json-api/decode.ts'
import type { FilterValue } from '../json-api/filters.ts'
import { isFilterable, type ListFields, type ListInclude, type ListOptions } from '../json-api/list-query.ts'
import type { Secret } from '../secret.ts'
import { checkInput, idOf, type Shape } from '../validate-arguments.ts'
import { type Actor, makers } from './actors.ts'
import { decodeOrganization, type Organization } from './organizations.ts'
import { isReadOnly, type ServiceAccountRole } from './roles.ts'
import { decodeServiceAccount, type ServiceAccount } from './service-accounts.ts'

type Attributes = components['schemas']['ApiKeyAttributes']
type Relations = components['schemas']['ApiKey']['relationships']

/**
 * What a program authenticates with. Role and restrictions are its service account's. Rule `key-inherits`.
 *
 * @example
 * const isOld = ({ createdAt }: ApiKey) => Date.now() - createdAt.getTime() > 90 * 24 * 60 * 60 * 1_000
 * console.log(isOld(key)) // false
 */
export interface ApiKey {
  readonly id: string
  readonly name: string
  readonly role: ServiceAccountRole
  /** Whether nothing but reading is allowed, whatever the role. Rule `read-only`. */
  readonly readOnly: boolean
  /** All restrictions as Workbench writes them, of which `readOnly` is one. */
  readonly restrictions: readonly string[]
  /**
   * Whether it is accepted. Workbench may say neither; that reads as true, since only a key that is known to be off must
   * look as if it were. (A list that is filtered by `active` has no such key.)
   */
  readonly active: boolean
  readonly realm: 'public' | 'internal' | (string & {})
  readonly assignable: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly serviceAccountId: string | null
  readonly organizationId: string | null
  readonly createdById: string | null
  readonly updatedById: string | null
}

/**
 * A key as it is at its creation, the one time that its secret is told. Rule `secret-once`.
 *
 * @example
 * const made: CreatedApiKey = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
 * console.log(made.secret) // [secret]
 */
export interface CreatedApiKey extends ApiKey {
  /** What the key authenticates with. It does not print; `reveal()` gives it. */
  readonly secret: Secret
}

/**
 * What can be fetched along with API keys.
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

/** What can be asked of the keys of one account. */
interface Criteria {
  readonly name?: FilterValue<string>
  readonly role?: FilterValue<ServiceAccountRole>
  readonly active?: FilterValue<boolean>
  readonly assignable?: FilterValue<boolean>
  readonly createdAt?: FilterValue<Date>
  readonly updatedAt?: FilterValue<Date>
}

/**
 * What to list of an account's keys, and how. Several filters have to hold together.
 *
 * @example
 * const query = { active: true, sort: '-createdAt' } satisfies AccountKeyListQuery
 * const newest = await workbench.serviceAccounts.keys(account, query).first()
 */
export interface AccountKeyListQuery<Include extends keyof ApiKeyRelated = never>
  extends Criteria,
    ListOptions<keyof Criteria>,
    ListInclude<Include> {}

/**
 * What to list, and how. Several filters have to hold together.
 *
 * @example
 * const query = { serviceAccount: account, active: true, include: ['createdBy'] } satisfies ApiKeyListQuery<'createdBy'>
 * for await (const { name, createdBy } of workbench.apiKeys.list(query)) console.log(name, createdBy?.name)
 */
export interface ApiKeyListQuery<Include extends keyof ApiKeyRelated = never> extends AccountKeyListQuery<Include> {
  readonly serviceAccount?: ServiceAccount | string
}

export const accountKeyFields = {
  attributes: {
    name: 'display_name',
    role: 'role',
    active: 'active',
    assignable: 'assignable',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
  inclusions: {
    serviceAccount: { relation: 'service_account', decode: decodeServiceAccount },
    organization: { relation: 'organization', decode: decodeOrganization },
    ...makers,
  },
} satisfies ListFields<keyof Criteria, keyof Attributes>

export const keyFields = {
  ...accountKeyFields,
  attributes: {
    ...accountKeyFields.attributes,
    serviceAccount: 'service_account.id' satisfies `${keyof Relations & string}.id`,
  },
}

const attributesOf = (record: RecordReader<RecordOf<'api_keys'>>): ApiKey => {
  const restrictions = record.strings('restrictions')
  return {
    id: record.id(),
    name: record.stringOrNull('display_name') ?? record.string('name'),
    role: record.string('role'),
    readOnly: isReadOnly(restrictions),
    restrictions,
    active: record.booleanOrNull('active') ?? true,
    realm: record.string('realm'),
    assignable: record.boolean('assignable'),
    createdAt: record.date('created_at'),
    updatedAt: record.date('updated_at'),
    serviceAccountId: record.related('service_account'),
    organizationId: record.related('organization'),
    createdById: record.related('created_by'),
    updatedById: record.related('updated_by'),
  }
}

export const decodeApiKey = decoder('api_keys', attributesOf)

export const decodeCreatedApiKey = decoder(
  'api_keys',
  (record): CreatedApiKey => ({
    ...attributesOf(record),
    secret: record.secret('access_token'),
  }),
)

type Changes = NonNullable<components['schemas']['ApiKeyUpdate']['data']['attributes']>

/**
 * What an API key is created with.
 *
 * @example
 * const input: ApiKeyInput = { serviceAccount: account, name: 'deploy' }
 * const key = await workbench.apiKeys.create(input)
 */
export interface ApiKeyInput {
  /** The account that it belongs to, for good. */
  readonly serviceAccount: ServiceAccount | string
  /** What people see, 1 to 255 characters. */
  readonly name: string
  readonly assignable?: boolean
  /** A one-time code, where the organization asks for one. Rule `otp-on-create`. */
  readonly otp?: string
}

/**
 * What can be changed of an API key.
 *
 * @example
 * const changes: ApiKeyChanges = { name: 'deploy, old' }
 * await workbench.apiKeys.update(key, changes)
 */
export type ApiKeyChanges = Partial<Pick<ApiKeyInput, 'name' | 'assignable'>>

/**
 * API keys. Each method takes a record or its id, and throws a `WorkbenchError`: a `PermissionDeniedError` where the token
 * is not that of an Organization Admin (rule `admin-only`), a `NotFoundError` for an unknown or deleted record.
 *
 * @example
 * const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
 * await workbench.apiKeys.disable(key)
 * await workbench.apiKeys.delete(key)
 */
export interface ApiKeys {
  /**
   * Creates a key. Its secret is told this once: store it before anything else. Rules `key-create`, `secret-once`.
   * Where its answer is lost it is not sent again: an `OutcomeUnknownError` leaves open whether there is a key, and says
   * how to look. Whatever else it throws means that there is none.
   *
   * @example
   * import { writeFile } from 'node:fs/promises'
   *
   * const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
   * await writeFile('secrets/deploy', key.secret.reveal(), { mode: 0o600 })
   */
  create(input: ApiKeyInput, options?: CallOptions): WorkbenchPromise<CreatedApiKey>
  /**
   * Reads a key; its secret is not told again.
   *
   * @example
   * const { active } = await workbench.apiKeys.get(key.id)
   * console.log(active) // true
   */
  get(key: ApiKey | string, options?: CallOptions): WorkbenchPromise<ApiKey>
  /**
   * Lists keys: await it for a page, iterate over it for all.
   *
   * @example
   * for await (const key of workbench.apiKeys.list({ serviceAccount: account, sort: '-createdAt' })) console.log(key.name)
   */
  list<const Include extends keyof ApiKeyRelated = never>(
    query?: ApiKeyListQuery<Include>,
    options?: CallOptions,
  ): List<ApiKey & Pick<ApiKeyRelated, Include>>
  /**
   * Changes a key's name or whether work can be assigned to it.
   *
   * @example
   * await workbench.apiKeys.update(key, { name: 'deploy, old' })
   */
  update(key: ApiKey | string, changes: ApiKeyChanges, options?: CallOptions): WorkbenchPromise<ApiKey>
  /**
   * Disables one key, which is refused from then on. Rule `key-disable`.
   *
   * @example
   * await workbench.apiKeys.disable(key)
   */
  disable(key: ApiKey | string, options?: CallOptions): WorkbenchPromise<ApiKey>
  /**
   * Enables one key; refused while its account is disabled. Rule `key-disable`.
   *
   * @example
   * await workbench.apiKeys.enable(key)
   */
  enable(key: ApiKey | string, options?: CallOptions): WorkbenchPromise<ApiKey>
  /**
   * Deletes a key, for good. Rules `key-delete`, `delete-final`.
   *
   * @example
   * await workbench.apiKeys.delete(key)
   */
  delete(key: ApiKey | string, options?: CallOptions): WorkbenchPromise<void>
}

const shape: Shape<ApiKeyInput> = { serviceAccount: 'record', name: 'name', assignable: 'flag', otp: 'name' }

export function apiKeys(transport: Transport): ApiKeys {
  const change = (key: ApiKey | string, changes: () => Changes, options?: CallOptions) =>
    transport.call(options, () => {
      const id = idOf(key, 'key')
      const attributes = changes()
      return {
        send: (api, init) =>
          api.PATCH('/api/v2/api_keys/{id}', {
            ...init,
            params: { path: { id } },
            body: { data: { type: 'api_keys', id, attributes } },
          }),
        decode: one(decodeApiKey),
      }
    })

  return {
    create(input, options) {
      return transport.call(options, () => {
        checkInput('apiKeys.create', input, shape, ['serviceAccount', 'name'])
        const { name, assignable, otp } = input
        const serviceAccount = idOf(input.serviceAccount, 'serviceAccount')
        return {
          creates: { serviceAccount, ...(isFilterable(name) && { name }) },
          otp: { code: otp },
          send: (api, init) =>
            api.POST('/api/v2/api_keys', {
              ...init,
              body: {
                data: {
                  type: 'api_keys',
                  attributes: { display_name: name, ...(assignable !== undefined && { assignable }) },
                  relationships: { service_account: { data: { type: 'service_accounts', id: serviceAccount } } },
                },
              },
            }),
          decode: one(decodeCreatedApiKey),
        }
      })
    },
    get(key, options) {
      return transport.call(options, () => {
        const id = idOf(key, 'key')
        return {
          send: (api, init) => api.GET('/api/v2/api_keys/{id}', { ...init, params: { path: { id } } }),
          decode: one(decodeApiKey),
        }
      })
    },
    list(query, options) {
      return listing(transport, {
        query,
        fields: keyFields,
        options,
        decode: decodeApiKey,
        send: (api, init, query) => api.GET('/api/v2/api_keys', { ...init, params: { query } }),
      })
    },
    update(key, changes, options) {
      const attributes = () => {
        checkInput<ApiKeyChanges>('apiKeys.update', changes, { name: 'name', assignable: 'flag' })
        const { name, ...others } = changes
        return { ...others, ...(name !== undefined && { display_name: name }) }
      }
      return change(key, attributes, options)
    },
    disable(key, options) {
      return change(key, () => ({ active: false }), options)
    },
    enable(key, options) {
      return change(key, () => ({ active: true }), options)
    },
    delete(key, options) {
      return transport.call(options, () => {
        const id = idOf(key, 'key')
        return {
          send: (api, init) => api.DELETE('/api/v2/api_keys/{id}', { ...init, params: { path: { id } } }),
          decode: () => undefined,
        }
      })
    },
  }
}

/** Lists the keys of one account. */
export function accountKeys(transport: Transport) {
  return <const Include extends keyof ApiKeyRelated = never>(
    account: ServiceAccount | string,
    query?: AccountKeyListQuery<Include>,
    options?: CallOptions,
  ): List<ApiKey & Pick<ApiKeyRelated, Include>> => {
    const id = idOf(account, 'account')
    return listing(transport, {
      query,
      fields: accountKeyFields,
      options,
      decode: decodeApiKey,
      send: (api, init, query) =>
        api.GET('/api/v2/service_accounts/{id}/api_keys', { ...init, params: { path: { id }, query } }),
    })
  }
}
