import { type Seeded, WorkbenchMock } from '@workbench-sdk/mock'
import { type AnyRequest, type Known, NEWEST } from './any-request.ts'
import { stateOf } from './state-invariants.ts'

/** At least one record of each type. */
export const SEED = {
  serviceAccounts: [
    { name: 'ci', keys: [{ name: 'one' }, { name: 'two' }] },
    { name: 'off', active: false, keys: [{ name: 'three' }] },
    { name: 'admin bot', role: 'organization_admin', keys: [{ name: 'four' }] },
  ],
  userAccounts: [{ email: 'robin@example.com', password: 'correct horse' }],
  investigativeActions: [{ title: 'Call the owner' }],
  organizations: [
    {
      name: 'Other organization',
      serviceAccounts: [{ name: 'other account', role: 'organization_admin', keys: [{ name: 'other key' }] }],
    },
  ],
} as const

export const NOW = '2026-11-22T12:00:00Z'

/** Creates a mock with `SEED`. Each has the same ids and secrets. */
export function smallWorld() {
  const mock = new WorkbenchMock({ now: NOW, randomSeed: 1 })
  return { mock, seeded: mock.seed(SEED) }
}

export async function knownOf(mock: WorkbenchMock, seeded: Seeded<typeof SEED>): Promise<Known> {
  const { actors } = await stateOf(mock, mock.tokens.admin)
  return {
    tokens: mock.tokens,
    login: { username: 'robin@example.com', password: 'correct horse', otp: mock.otp },
    ids: {
      organizations: [mock.organizationId, seeded.organizations[0].organizationId],
      service_accounts: [...seeded.serviceAccounts, ...seeded.organizations[0].serviceAccounts].map(({ id }) => id),
      api_keys: seeded.serviceAccounts.flatMap(({ keys }) => keys.map(({ id }) => id)),
      user_accounts: seeded.userAccounts.map(({ id }) => id),
      investigative_actions: seeded.investigativeActions.map(({ id }) => id),
      actors: actors.map(({ id }) => id),
    },
  }
}

/** The newest record of each type and the newest secret, which replace placeholders in requests. */
export class Newest {
  readonly #ids = new Map<string, string>()
  readonly #secrets = new Set<string>()

  get secrets(): ReadonlySet<string> {
    return this.#secrets
  }

  /** Replaces the placeholders of a request. */
  filledIn(baseUrl: string, { method, path, headers, body }: AnyRequest): { url: string; init: RequestInit } {
    const authorization = this.#resolved(headers.authorization ?? '')
    const init = { method, headers: { ...headers, authorization } }
    const url = `${baseUrl}${this.#resolved(path)}`
    return { url, init: { ...init, ...(body !== undefined && { body: this.#resolved(body) }) } }
  }

  remember(method: string, url: string, status: number, text: string): void {
    const secret = /"access_token":"([^"]+)"/.exec(text)?.[1]
    if (secret) this.#secrets.add(secret)
    if (method === 'POST' && status === 201 && !url.includes('/relationships/')) {
      const { data } = JSON.parse(text)
      this.#ids.set(data.type, data.id)
    }
  }

  #resolved(text: string): string {
    const withIds = [...this.#ids].reduce((resolved, [type, id]) => resolved.replaceAll(NEWEST.id(type), id), text)
    return withIds.replaceAll(NEWEST.secret, [...this.#secrets].at(-1) ?? 'none')
  }
}
