import { checkAnswer } from './contract.ts'
import type { Connection } from './transports.ts'

/** A response with its body. */
export interface ApiResponse {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The parsed document, which has been validated against the contract. */
  // biome-ignore lint/suspicious/noExplicitAny: an assertion on a wrong path fails.
  readonly body: any
  /** The violated rule, if the response names one. */
  readonly rule: string | null
}

type Attributes = Readonly<Record<string, unknown>>

/** A minimal client of the API. It validates each response against the contract. */
export class Api {
  readonly #connection: Connection
  readonly #token: string | undefined
  readonly #secrets: Set<string>

  constructor(connection: Connection, token?: string, secrets = new Set<string>()) {
    this.#connection = connection
    this.#token = token
    this.#secrets = secrets
  }

  /** Returns the same client with another token. */
  withToken(token: string | undefined): Api {
    return new Api(this.#connection, token, this.#secrets)
  }

  get = (path: string) => this.call('GET', path)
  post = (path: string, body?: unknown) => this.call('POST', path, body)
  patch = (path: string, body?: unknown) => this.call('PATCH', path, body)
  delete = (path: string) => this.call('DELETE', path)

  createAccount = (attributes: Attributes = {}) =>
    this.post('/service_accounts', {
      data: {
        type: 'service_accounts',
        attributes: { display_name: 'ci', role: 'organization_analyst', ...attributes },
      },
    })

  createKey = (accountId: string, attributes: Attributes = {}) =>
    this.post('/api_keys', {
      data: {
        type: 'api_keys',
        attributes: { display_name: 'deploy', ...attributes },
        relationships: { service_account: { data: { type: 'service_accounts', id: accountId } } },
      },
    })

  update = (type: string, id: string, attributes: Attributes) =>
    this.patch(`/${type}/${id}`, { data: { type, id, attributes } })

  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<ApiResponse> {
    const url = `${this.#connection.baseUrl}${path.startsWith('/auth') ? '' : '/api/v2'}${path}`
    const response = await this.#connection.fetch(url, {
      method,
      headers: {
        ...(this.#token && { authorization: `Bearer ${this.#token}` }),
        ...(body !== undefined && { 'content-type': 'application/vnd.api+json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    await checkAnswer(method, url, response.clone())
    const text = await response.text()
    this.#checkSecrets(method, path, text)
    const { status, headers: responseHeaders } = response
    return {
      status,
      headers: responseHeaders,
      text,
      body: text === '' ? undefined : JSON.parse(text),
      rule: responseHeaders.get('x-workbench-mock-rule'),
    }
  }

  /** Checks the rule `secret-once` in all tests: only the first response may contain a secret. */
  #checkSecrets(method: string, path: string, text: string): void {
    for (const secret of this.#secrets) {
      if (text.includes(secret)) {
        throw new Error(`${method} ${path} returned a secret that an earlier response contained.`)
      }
    }
    const secret = /"access_token":"([^"]+)"/.exec(text)?.[1]
    if (secret) this.#secrets.add(secret)
  }
}
