import { checkInput, idOf, type Shape } from '../arguments.ts'
import { InvalidArgumentError } from '../errors.ts'
import type { components } from '../generated/openapi.ts'
import { decoder, one, type RecordOf, type RecordReader } from '../json-api.ts'
import { listing } from '../listing.ts'
import { type CallOptions, fitsHeader } from '../options.ts'
import type { List } from '../pagination.ts'
import type { ListFields, ListOrder } from '../query.ts'
import { isReadOnly, type ServiceAccountRole } from '../roles.ts'
import { Secret } from '../secret.ts'
import type { Transport } from '../transport.ts'
import type { ServiceAccount } from './service-accounts.ts'

type Attributes = components['schemas']['ApiKeyAttributes']
type Relations = components['schemas']['ApiKey']['relationships']
type Changes = NonNullable<components['schemas']['ApiKeyUpdate']['data']['attributes']>

/** What a program authenticates with. Role and restrictions are its service account's. Rule `key-inherits`. */
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

/** A key as it is at its creation, the one time that its secret is told. Rule `secret-once`. */
export interface CreatedApiKey extends ApiKey {
  /** What the key authenticates with. It does not print; `reveal()` gives it. */
  readonly secret: Secret
}

/** What an API key is created with. */
export interface ApiKeyInput {
  /** The account that it belongs to, for good. */
  readonly serviceAccount: ServiceAccount | string
  /** What people see, 1 to 255 characters. */
  readonly name: string
  readonly assignable?: boolean
  /** A one-time code, where the organization asks for one. Rule `otp-on-create`. */
  readonly otp?: string
}

/** What can be changed of an API key. */
export type ApiKeyChanges = Partial<Pick<ApiKeyInput, 'name' | 'assignable'>>

/** What to list, and how. Several filters have to hold together; each is for equality. */
export interface ApiKeyList extends ListOrder<'name' | 'role' | 'active' | 'createdAt' | 'updatedAt'> {
  readonly name?: string
  readonly role?: ServiceAccountRole
  readonly active?: boolean
  readonly assignable?: boolean
  readonly serviceAccount?: ServiceAccount | string
}

/**
 * API keys. Each method takes a record or its id, and throws a `WorkbenchError`: a `PermissionDeniedError` where the token
 * is not that of an Organization Admin (rule `admin-only`), a `NotFoundError` for an unknown or deleted record.
 */
export interface ApiKeys {
  /**
   * Creates a key. Its secret is told this once: store it before anything else. Rules `key-create`, `secret-once`. It is
   * never sent twice; a `ConnectionError` or a `TimeoutError` leaves open whether there is a key.
   *
   * @example
   * const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
   * await store.write('WORKBENCH_API_KEY', key.secret.reveal())
   */
  create(input: ApiKeyInput, options?: CallOptions): Promise<CreatedApiKey>
  /**
   * Reads a key; its secret is not told again.
   *
   * @example
   * const { active } = await workbench.apiKeys.get(id)
   */
  get(key: ApiKey | string, options?: CallOptions): Promise<ApiKey>
  /**
   * Lists keys: await it for a page, iterate over it for all.
   *
   * @example
   * for await (const key of workbench.apiKeys.list({ serviceAccount: account, sort: '-createdAt' })) console.log(key.name)
   */
  list(query?: ApiKeyList, options?: CallOptions): List<ApiKey>
  /**
   * Changes a key's name or whether work can be assigned to it.
   *
   * @example
   * await workbench.apiKeys.update(key, { name: 'deploy, old' })
   */
  update(key: ApiKey | string, changes: ApiKeyChanges, options?: CallOptions): Promise<ApiKey>
  /**
   * Disables one key, which is refused from then on. Rule `key-disable`.
   *
   * @example
   * await workbench.apiKeys.disable(key)
   */
  disable(key: ApiKey | string, options?: CallOptions): Promise<ApiKey>
  /**
   * Enables one key; refused while its account is disabled. Rule `key-disable`.
   *
   * @example
   * await workbench.apiKeys.enable(key)
   */
  enable(key: ApiKey | string, options?: CallOptions): Promise<ApiKey>
  /**
   * Deletes a key, for good. Rules `key-delete`, `delete-final`.
   *
   * @example
   * await workbench.apiKeys.delete(key)
   */
  delete(key: ApiKey | string, options?: CallOptions): Promise<void>
}

const shape: Shape<ApiKeyInput> = { serviceAccount: 'record', name: 'name', assignable: 'flag', otp: 'name' }

/** What the keys of one account can be filtered and sorted by. */
export const keyFields = {
  filter: { name: 'display_name', role: 'role', active: 'active', assignable: 'assignable' },
  sort: { name: 'display_name', role: 'role', active: 'active', createdAt: 'created_at', updatedAt: 'updated_at' },
} satisfies ListFields<Exclude<keyof ApiKeyList, keyof ListOrder<never> | 'serviceAccount'>, keyof Attributes>

const fields = {
  ...keyFields,
  filter: { ...keyFields.filter, serviceAccount: 'service_account.id' satisfies `${keyof Relations}.id` },
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

const decodeCreated = decoder(
  'api_keys',
  (record): CreatedApiKey => ({
    ...attributesOf(record),
    secret: record.secret('access_token'),
  }),
)

export function apiKeys(transport: Transport): ApiKeys {
  const change = (id: string, attributes: Changes, options?: CallOptions) =>
    transport.call({
      options,
      send: (api, init) =>
        api.PATCH('/api/v2/api_keys/{id}', {
          ...init,
          params: { path: { id } },
          body: { data: { type: 'api_keys', id, attributes } },
        }),
      decode: one(decodeApiKey),
    })

  return {
    async create(input, options) {
      checkInput('apiKeys.create', input, shape, ['serviceAccount', 'name'])
      const { serviceAccount, name, assignable, otp } = input
      const account = { type: 'service_accounts' as const, id: idOf(serviceAccount, 'serviceAccount') }
      return transport.call({
        options,
        send: (api, init) =>
          api.POST('/api/v2/api_keys', {
            ...init,
            params: { header: otpHeader(otp) },
            body: {
              data: {
                type: 'api_keys',
                attributes: { display_name: name, ...(assignable !== undefined && { assignable }) },
                relationships: { service_account: { data: account } },
              },
            },
          }),
        decode: one(decodeCreated),
        secrets: otp === undefined ? [] : [new Secret(otp)],
      })
    },
    async get(key, options) {
      const id = idOf(key, 'key')
      return transport.call({
        options,
        send: (api, init) => api.GET('/api/v2/api_keys/{id}', { ...init, params: { path: { id } } }),
        decode: one(decodeApiKey),
      })
    },
    list(query, options) {
      return listing(transport, {
        query,
        fields,
        options,
        decode: decodeApiKey,
        send: (api, init, query) => api.GET('/api/v2/api_keys', { ...init, params: { query } }),
      })
    },
    async update(key, changes, options) {
      const id = idOf(key, 'key')
      checkInput<ApiKeyChanges>('apiKeys.update', changes, { name: 'name', assignable: 'flag' })
      const { name, ...others } = changes
      return change(id, { ...others, ...(name !== undefined && { display_name: name }) }, options)
    },
    async disable(key, options) {
      return change(idOf(key, 'key'), { active: false }, options)
    },
    async enable(key, options) {
      return change(idOf(key, 'key'), { active: true }, options)
    },
    async delete(key, options) {
      const id = idOf(key, 'key')
      return transport.call({
        options,
        send: (api, init) => api.DELETE('/api/v2/api_keys/{id}', { ...init, params: { path: { id } } }),
        decode: () => undefined,
      })
    },
  }
}

function otpHeader(otp: string | undefined): { 'X-ExpelInc-Otp'?: string } {
  if (otp === undefined) return {}
  if (!fitsHeader(otp)) throw new InvalidArgumentError('otp has to be the code alone, without spaces.')
  return { 'X-ExpelInc-Otp': otp }
}
