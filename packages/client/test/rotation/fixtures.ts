import { WorkbenchMock } from '@workbench-sdk/mock'
import { type Fetch, Workbench } from '../../src/index.ts'
import {
  type ApiKeyRotation,
  memoryJournal,
  memoryStore,
  type Rotation,
  type RotationEvent,
  type RotationProgress,
  rotateApiKey,
  type SecretStore,
} from '../../src/rotation/index.ts'
import { isAccepted } from './accepted.ts'

/** Responds to a request, or passes it to the mock. */
export type Responder = (pass: () => Promise<Response>) => Promise<Response>

/** The method and path of a request, with `*` for an id. */
export type Call =
  | 'POST api_keys'
  | 'GET api_keys/*'
  | 'PATCH api_keys/*'
  | 'DELETE api_keys/*'
  | 'GET service_accounts/*/api_keys'
  | 'GET organizations'

export const loseRequest: Responder = async () => disconnect()
export const loseResponse: Responder = async pass => {
  await pass()
  return disconnect()
}
export const respondWith =
  (status: number): Responder =>
  async () =>
    new Response('{"errors":[{"title":"Rejected"}]}', {
      status,
      headers: { 'content-type': 'application/vnd.api+json' },
    })

function disconnect(): never {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('lost'), { code: 'ECONNRESET' }) })
}

/** Long enough that a busy machine needs no heartbeats, for tests that count requests. In milliseconds. */
export const LONG_LEASE = 10_000

/** Creates a mock with an account and a key, a store with the key, and a client whose requests can fail. */
export async function createFixture({ name = 'deploy', own = false } = {}) {
  const mock = new WorkbenchMock()
  const admin = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  const account = await admin.serviceAccounts.create({ name: 'ci', role: 'organization_admin' })
  const key = await admin.apiKeys.create({ serviceAccount: account, name })
  const store = memoryStore(key.secret)
  const journal = memoryJournal()
  const responders = new Map<Call, Responder[]>()
  const calls: Call[] = []
  const events: RotationEvent[] = []
  const violations: string[] = []
  let maxNewKeys = 0

  async function watch(): Promise<void> {
    if (!(await accepted())) violations.push(`after ${calls.at(-1)} the stored secret is not accepted`)
    maxNewKeys = Math.max(maxNewKeys, (await others()).filter(({ active }) => active).length)
  }

  let isDead = false
  const fetch: Fetch = async (url, init) => {
    if (isDead) disconnect()
    const request = new Request(url, init)
    const call = callOf(request)
    calls.push(call)
    const respond = responders.get(call)?.shift()
    const pass = () => mock.fetch(request)
    const answer = respond === undefined ? pass() : respond(pass)
    await answer.catch(() => {})
    if (request.method !== 'GET') await watch()
    return answer
  }
  const token = own ? key.secret : mock.tokens.admin
  const workbench = new Workbench({ token, fetch, retries: 0 })

  const keys = () => admin.serviceAccounts.keys(account).toArray()
  const others = async () => (await keys()).filter(({ id }) => id !== key.id)
  const accepted = () => isAccepted(store, admin)

  const settings: ApiKeyRotation = {
    key,
    store,
    journal,
    gracePeriod: 0,
    deleteAfter: 0,
    settleTimeout: 0,
    lease: 300,
    onProgress: event => events.push(event),
  }

  return {
    mock,
    admin,
    account,
    key,
    store,
    journal,
    workbench,
    settings,
    calls,
    events,
    violations,
    keys,
    others,
    accepted,
    get maxNewKeys() {
      return maxNewKeys
    },
    progress: () => events.map(({ progress }) => progress),
    entries: () => journal.read(),
    stored: async () => (await store.read?.())?.reveal(),
    /** Queues responders for the next calls of this kind. */
    respond: (call: Call, ...list: Responder[]) => void responders.set(call, list),
    rotate: (changes: Partial<ApiKeyRotation> = {}): Rotation => rotateApiKey(workbench, { ...settings, ...changes }),
    /** Makes every request fail, as if the process were dead. */
    kill() {
      isDead = true
    },
    revive() {
      isDead = false
    },
    /** The state of the keys, the store and the journal. */
    async state() {
      const all = await keys()
      const old = all.find(({ id }) => id === key.id)
      const fresh = all.filter(({ id }) => id !== key.id)
      const stored = (await store.read?.())?.reveal()
      return {
        old: old === undefined ? 'deleted' : old.active ? 'active' : 'disabled',
        fresh: fresh.length,
        store: stored === key.secret.reveal() ? 'old' : 'new',
        accepted: await accepted(),
        journal: (await journal.read()).map(({ step }) => step),
      }
    },
  }
}

export type Fixture = Awaited<ReturnType<typeof createFixture>>

/** The state after a successful rotation. */
export const ROTATED = { old: 'deleted', fresh: 1, store: 'new', accepted: true, journal: ['done'] }
/** The state after a rotation that had no effect. */
export const UNTOUCHED = { old: 'active', fresh: 0, store: 'old', accepted: true, journal: [] }

/** Returns an `onProgress` listener that calls `act` for the first event with this progress. */
export function at(progress: RotationProgress, act: (event: RotationEvent) => unknown) {
  let isDone = false
  return (event: RotationEvent) => {
    if (event.progress !== progress || isDone) return
    isDone = true
    act(event)
  }
}

/** Returns a store without `read`. */
export const withoutRead = ({ label, write }: SecretStore): SecretStore => ({ label, write })

/** Returns the error of a rejected promise. */
export async function failureOf(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error('Expected a failure.')
}

function callOf({ method, url }: Request): Call {
  const path = new URL(url).pathname.replace('/api/v2/', '').replace(/^(api_keys|service_accounts)\/[^/]+/, '$1/*')
  return `${method} ${path}` as Call
}
