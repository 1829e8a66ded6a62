import { Api, type Attributes } from './api.ts'
import type { ApiResponse, ResourceObject } from './api-response.ts'
import { assertStatus, isForbidden } from './assert-response.ts'
import type { ConformanceClient } from './conformance-client.ts'
import { AssertionError, NotApplicable, Skipped } from './outcome.ts'

export interface CreatedKey {
  readonly id: string
  readonly record: ResourceObject
  readonly token: string
  /** The API, called with the key's token. */
  readonly api: Api
}

export const NEEDS_CODE = 'Creating a key requires a one-time code: set WORKBENCH_OTP.'
const NEEDS_PERSON = 'Creating a key requires a user: pass --username, and set WORKBENCH_PASSWORD and WORKBENCH_OTP.'

/** Creates service accounts and keys in one organization, and deletes them. */
export class ResourceFactory {
  /** The API, called as an Organization Admin. */
  readonly admin: Api
  readonly #client: ConformanceClient
  readonly #accountIds = new Set<string>()

  constructor(client: ConformanceClient, token: string) {
    this.#client = client
    this.admin = new Api(client, token, (type, id) => type === 'service_accounts' && this.#accountIds.add(id))
  }

  /** Returns a name that identifies a record as created by this run. */
  name(label: string): string {
    return `${this.#client.namePrefix} ${label}`
  }

  /** Creates a service account. By default, it is an Organization Analyst. */
  async createAccount(attributes: Attributes = {}, label = 'account'): Promise<ResourceObject> {
    const response = await this.admin.createAccount(this.name(label), attributes)
    if (response.status === 404) throw new NotApplicable('The deployment does not have /service_accounts.')
    assertStatus(response, 201)
    return response.record
  }

  async createKey(account: { readonly id: string }, label = 'key'): Promise<CreatedKey> {
    const response = await this.admin.createKey(account.id, this.name(label))
    if (response.status === 401) throw new Skipped(NEEDS_CODE)
    // If the run has already created a key, the error has a different cause.
    if (isForbidden(response) && !this.#client.hasCreatedKey) throw new Skipped(NEEDS_PERSON)
    return this.#createdKey(response)
  }

  /** Creates a key, or returns undefined if the factory's token cannot create keys. */
  async createKeyIfAllowed(account: { readonly id: string }): Promise<CreatedKey | undefined> {
    const response = await this.admin.createKey(account.id, this.name('key'))
    return isForbidden(response) ? undefined : this.#createdKey(response)
  }

  #createdKey(response: ApiResponse): CreatedKey {
    assertStatus(response, 201)
    const { record } = response
    const token = record.attributes.access_token
    if (typeof token !== 'string') throw new AssertionError('the access_token of a new key', 'a string', token)
    return { id: record.id, record, token, api: this.admin.withToken(token) }
  }

  /** Creates `count` keys for an account. */
  async createKeys(account: ResourceObject, count: number): Promise<CreatedKey[]> {
    const keys: CreatedKey[] = []
    for (let n = 1; n <= count; n++) keys.push(await this.createKey(account, `key ${n}`))
    return keys
  }

  /** Creates a service account with one key. */
  async createAccountWithKey(attributes: Attributes = {}): Promise<{ account: ResourceObject; key: CreatedKey }> {
    const account = await this.createAccount(attributes)
    return { account, key: await this.createKey(account) }
  }

  /**
   * Deletes the created accounts with their keys. Error responses are ignored, because an account may already be deleted. Any
   * remaining accounts are deleted by name at the end of the run.
   */
  async cleanUp(): Promise<void> {
    for (const id of this.#accountIds) {
      this.#accountIds.delete(id)
      await this.admin.delete(`/service_accounts/${id}`)
    }
  }
}
