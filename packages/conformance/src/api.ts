import type { ConformanceClient } from './conformance-client.ts'
import type { Reply } from './reply.ts'

export type Attributes = Readonly<Record<string, unknown>>
type Headers = Readonly<Record<string, string>>

/** What is told of each record that a call has made. */
export type OnMade = (type: string, id: string) => unknown

/** The API as one caller sees it, as raw as can be. */
export class Api {
  readonly #visit: ConformanceClient
  readonly #token: string | undefined
  readonly #onMade: OnMade

  constructor(visit: ConformanceClient, token: string | undefined, onMade: OnMade) {
    this.#visit = visit
    this.#token = token
    this.#onMade = onMade
  }

  /** The same API with another token. */
  as(token: string | undefined): Api {
    return new Api(this.#visit, token, this.#onMade)
  }

  get = (path: string, headers?: Headers) => this.call('GET', path, undefined, headers)
  post = (path: string, body?: unknown, headers?: Headers) => this.call('POST', path, body, headers)
  patch = (path: string, body?: unknown, headers?: Headers) => this.call('PATCH', path, body, headers)
  delete = (path: string, body?: unknown, headers?: Headers) => this.call('DELETE', path, body, headers)

  /** Makes, or is refused, an account of this name. */
  createAccount = (name: string, attributes: Attributes = {}) =>
    this.post('/service_accounts', accountBody(name, attributes))

  /** The same for a key of an account. */
  createKey = (accountId: string, name: string, attributes: Attributes = {}, headers: Headers = {}) =>
    this.postKey(keyBody(accountId, name, attributes), headers)

  /** The same with a body of any kind, and with the one-time code, where there is one. */
  postKey = (body: unknown, headers: Headers = {}) => this.post('/api_keys', body, { ...this.#otp(), ...headers })

  change = (type: string, id: string, attributes: Attributes) =>
    this.patch(`/${type}/${id}`, { data: { type, id, attributes } })

  async call(method: string, path: string, body?: unknown, headers: Headers = {}): Promise<Reply> {
    const reply = await this.#visit.call({ method, path, token: this.#token, body, headers })
    if (method === 'POST' && reply.status === 201) this.#made(reply)
    return reply
  }

  /** Whatever was made can be changed from now on, and has to be tidied up. */
  #made(reply: Reply): void {
    if (reply.asked.includes('/relationships/')) return
    const { type, id } = reply.record
    this.#visit.adopt(id)
    this.#onMade(type, id)
  }

  #otp(): Headers {
    const { otp } = this.#visit.deployment
    return otp === undefined ? {} : { 'x-expelinc-otp': otp }
  }
}

export const accountBody = (name: string, attributes: Attributes = {}) => ({
  data: {
    type: 'service_accounts',
    attributes: { display_name: name, role: 'organization_analyst', ...attributes },
  },
})

export const keyBody = (accountId: string, name: string, attributes: Attributes = {}) => ({
  data: {
    type: 'api_keys',
    attributes: { display_name: name, ...attributes },
    relationships: { service_account: { data: { type: 'service_accounts', id: accountId } } },
  },
})
