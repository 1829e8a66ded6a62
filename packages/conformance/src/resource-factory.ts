import { Api, type Attributes } from './api.ts'
import type { ConformanceClient } from './conformance-client.ts'
import { status } from './refused.ts'
import type { Shown } from './reply.ts'
import { Difference, NotApplicable, Skipped } from './verdict.ts'

/** A key that was made. */
export interface MadeKey {
  readonly id: string
  readonly record: Shown
  readonly token: string
  /** The API as it sees it. */
  readonly api: Api
}

/** A place to make service accounts and keys in one organization, and to leave it as it was found. */
export class ResourceFactory {
  /** As an Organization Admin. */
  readonly admin: Api
  readonly #visit: ConformanceClient
  readonly #accounts = new Set<string>()

  constructor(visit: ConformanceClient, token: string) {
    this.#visit = visit
    this.admin = new Api(visit, token, (type, id) => type === 'service_accounts' && this.#accounts.add(id))
  }

  /** A name by which a thing is known for one of this visit. */
  name(label: string): string {
    return `${this.#visit.prefix} ${label}`
  }

  /** Makes a service account: of an Organization Analyst, where nothing else is said. */
  async account(attributes: Attributes = {}, label = 'account'): Promise<Shown> {
    const reply = await this.admin.createAccount(this.name(label), attributes)
    if (reply.status === 404) throw new NotApplicable('Service accounts are not found at /service_accounts.')
    status(reply, 201)
    return reply.record
  }

  async key({ id }: { readonly id: string }, label = 'key'): Promise<MadeKey> {
    const reply = await this.admin.createKey(id, this.name(label))
    if (reply.status === 401) throw new Skipped('A one-time code is asked for when a key is created: --otp.')
    status(reply, 201)
    const { record } = reply
    const token = record.attributes.access_token
    if (typeof token !== 'string') throw new Difference('the access_token of a new key', 'a string', token)
    return { id: record.id, record, token, api: this.admin.as(token) }
  }

  /** Makes an account with one key. */
  async accountWithKey(attributes: Attributes = {}): Promise<{ account: Shown; key: MadeKey }> {
    const account = await this.account(attributes)
    return { account, key: await this.key(account) }
  }

  /**
   * Deletes the accounts that were made, and with them their keys. What is gone already is no matter, and what stays
   * although it should not is found by its name in the end.
   */
  async tidy(): Promise<void> {
    for (const id of this.#accounts) {
      this.#accounts.delete(id)
      await this.admin.delete(`/service_accounts/${id}`)
    }
  }
}
