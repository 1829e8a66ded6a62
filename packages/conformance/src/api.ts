import type { ApiResponse } from './api-response.ts'
import { isForbidden } from './assert-response.ts'
import type { ConformanceClient } from './conformance-client.ts'

export type Attributes = Readonly<Record<string, unknown>>
type Headers = Readonly<Record<string, string>>

/** Called with the type and id of each record that a request created. */
export type OnCreated = (type: string, id: string) => unknown

/** An API client that sends requests with one token and returns unchecked responses. */
export class Api {
  readonly #client: ConformanceClient
  readonly #token: string | undefined
  readonly #onCreated: OnCreated

  constructor(client: ConformanceClient, token: string | undefined, onCreated: OnCreated) {
    this.#client = client
    this.#token = token
    this.#onCreated = onCreated
  }

  /** Returns the same API with another token. */
  withToken(token: string | undefined): Api {
    return new Api(this.#client, token, this.#onCreated)
  }

  get = (path: string, headers?: Headers) => this.call('GET', path, undefined, headers)
  post = (path: string, body?: unknown, headers?: Headers) => this.call('POST', path, body, headers)
  patch = (path: string, body?: unknown, headers?: Headers) => this.call('PATCH', path, body, headers)
  delete = (path: string, body?: unknown, headers?: Headers) => this.call('DELETE', path, body, headers)

  createAccount = (name: string, attributes: Attributes = {}) =>
    this.post('/service_accounts', accountBody(name, attributes))

  createKey = (accountId: string, name: string, attributes: Attributes = {}, headers: Headers = {}) =>
    this.postKey(keyBody(accountId, name, attributes), headers)

  /** Posts any body to /api_keys, with the deployment's one-time code if it has one. */
  postKey = (body: unknown, headers: Headers = {}) =>
    this.postKeyWithoutCode(body, { ...this.#otpHeader(), ...headers })

  /**
   * Posts any body to /api_keys. If the deployment does not allow the run's API key to create keys, the request is repeated with
   * a login session.
   */
  postKeyWithoutCode = async (body: unknown, headers: Headers = {}): Promise<ApiResponse> => {
    const response = await this.postKeyAsCaller(body, headers)
    const isOwnToken = this.#token === this.#client.deployment.token
    const session = isOwnToken && isForbidden(response) ? await this.#client.sessionToken() : undefined
    return session === undefined ? response : this.withToken(session).postKeyAsCaller(body, headers)
  }

  /** Posts any body to /api_keys, only with this API's token. */
  postKeyAsCaller = (body: unknown, headers: Headers = this.#otpHeader()) => this.post('/api_keys', body, headers)

  update = (type: string, id: string, attributes: Attributes) =>
    this.patch(`/${type}/${id}`, { data: { type, id, attributes } })

  async call(method: string, path: string, body?: unknown, headers: Headers = {}): Promise<ApiResponse> {
    const response = await this.#client.call({ method, path, token: this.#token, body, headers })
    if (method === 'POST' && response.status === 201) this.#registerCreated(response)
    return response
  }

  /** Allows changes to the created record, and registers it for deletion. */
  #registerCreated(response: ApiResponse): void {
    if (response.requestLine.includes('/relationships/')) return
    const { type, id } = response.record
    this.#client.allowChanges(id)
    if (type === 'api_keys') this.#client.hasCreatedKey = true
    this.#onCreated(type, id)
  }

  #otpHeader(): Headers {
    const { otp } = this.#client.deployment
    return otp === undefined ? {} : { 'x-expelinc-otp': otp }
  }
}

/** Returns the body that creates a service account. By default, it is an Organization Analyst. */
export const accountBody = (name: string, attributes: Attributes = {}) => ({
  data: {
    type: 'service_accounts',
    attributes: { display_name: name, role: 'organization_analyst', ...attributes },
  },
})

/** Returns the body that creates an API key. */
export const keyBody = (accountId: string, name: string, attributes: Attributes = {}) => ({
  data: {
    type: 'api_keys',
    attributes: { display_name: name, ...attributes },
    relationships: { service_account: { data: { type: 'service_accounts', id: accountId } } },
  },
})
