import { checkInput, idOf, type Shape } from '../arguments.ts'
import type { components } from '../generated/openapi.ts'
import { one } from '../json-api.ts'
import { listing } from '../listing.ts'
import type { CallOptions } from '../options.ts'
import type { List } from '../pagination.ts'
import type { WorkbenchPromise } from '../promise.ts'
import { canAskFor } from '../query.ts'
import {
  type ApiKey,
  type ApiKeyList,
  type ApiKeyRelated,
  type CreatedApiKey,
  decodeApiKey,
  decodeCreatedApiKey,
  keyFields,
} from '../records/api-key.ts'
import type { ServiceAccount } from '../records/service-account.ts'
import type { Transport } from '../transport.ts'

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
    query?: ApiKeyList<Include>,
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
          creates: { serviceAccount, ...(canAskFor(name) && { name }) },
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
