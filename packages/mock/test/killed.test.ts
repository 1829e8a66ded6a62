import { readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, afterEach, expect, test } from 'vitest'
import { RANDOM_SEED } from '../../../test/seed/seed.ts'
import { runs } from '../../../test/soak.ts'
import { killCommands, type Ready, run, served, stopped } from './command-line.ts'

/** The number of kills. */
const KILLS = Number(process.env.WORKBENCH_KILLS ?? runs(6, 200))
/** The number of concurrent clients. Each changes only its own accounts. */
const CLIENTS = 6
/** Keys per account: enough for long log entries, so that about fifty cascades cause a snapshot. */
const KEYS = 40
/** The mock is killed after at most this many responses … */
const MAX_RESPONSES = 150
/** … and at most this many further turns of the event loop. */
const MAX_TURNS = 40

const root = await mkdtemp(join(tmpdir(), 'workbench-killed-'))
afterAll(() => rm(root, { recursive: true }))
afterEach(killCommands)

/** Returns a seeded random number generator. */
function seededRandom(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** An account as a client knows it. `keys` maps the name of each key to whether it is active. */
interface Account {
  readonly name: string
  readonly active: boolean
  readonly keys: Readonly<Record<string, boolean>>
}

/** The accounts that a client knows, by name. */
type KnownAccounts = Readonly<Record<string, Account>>

interface Resource {
  readonly id: string
  readonly attributes: { readonly display_name: string; readonly active: boolean }
  readonly relationships: { readonly service_account?: { readonly data: { readonly id: string } } }
}

/** Calls the API of a mock. Throws a `TypeError` if the connection is lost. */
class Caller {
  readonly #at: Ready
  constructor(at: Ready) {
    this.#at = at
  }

  async call(method: string, path: string, data?: object) {
    const response = await fetch(`${this.#at.url}/api/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#at.tokens.admin}`, 'content-type': 'application/json' },
      ...(data && { body: JSON.stringify({ data }) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} returned ${response.status}: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }

  async list(type: string): Promise<readonly Resource[]> {
    const found: Resource[] = []
    for (;;) {
      const { data, meta } = await this.call('GET', `/${type}?page[limit]=500&page[offset]=${found.length}`)
      found.push(...data)
      if (found.length >= (meta.page?.total ?? 0) || data.length === 0) return found
    }
  }
}

/** A write of a client, and its accounts after the write. */
interface Operation {
  readonly send: (caller: Caller) => Promise<unknown>
  readonly result: KnownAccounts
}

/** A client that writes continuously, and knows the state of its accounts. */
class Client {
  readonly #name: string
  readonly #pick: (below: number) => number
  readonly #ids = new Map<string, string>()
  #created = 0
  known: KnownAccounts = {}
  /** The accounts after the last write, if it received no response: it may have been committed or not. */
  pending: KnownAccounts | undefined

  constructor(number: number) {
    this.#name = `client ${number}`
    this.#pick = seededRandom(RANDOM_SEED + number + 1)
  }

  /** Writes until the connection is lost. Calls `onResponse` after each response. */
  async write(caller: Caller, onResponse: () => void): Promise<void> {
    for (;;) {
      const operation = this.#nextOperation()
      this.pending = operation.result
      try {
        await operation.send(caller)
      } catch (error) {
        if (error instanceof TypeError) return
        throw error
      }
      this.known = operation.result
      this.pending = undefined
      onResponse()
    }
  }

  owns = (name: string) => name.startsWith(`${this.#name} `)

  /** Replaces the known accounts with those of the restarted mock. */
  learn(found: KnownAccounts, ids: ReadonlyMap<string, string>): void {
    this.known = found
    this.pending = undefined
    this.#ids.clear()
    for (const [name, id] of ids) if (this.owns(name)) this.#ids.set(name, id)
  }

  #nextOperation(): Operation {
    const accounts = Object.values(this.known)
    const account = accounts[this.#pick(accounts.length)]
    const full = account && Object.keys(account.keys).length >= KEYS
    if (!account || (full && accounts.length < 2)) return this.#create()
    if (!full) return this.#addKey(account)
    return this.#pick(12) === 0 ? this.#remove(account) : this.#toggle(account)
  }

  #create(): Operation {
    const name = `${this.#name} account ${++this.#created}`
    const attributes = { display_name: name, role: 'organization_analyst' }
    return {
      send: async caller => {
        const { data } = await caller.call('POST', '/service_accounts', { type: 'service_accounts', attributes })
        this.#ids.set(name, data.id)
      },
      result: { ...this.known, [name]: { name, active: true, keys: {} } },
    }
  }

  #addKey(account: Account): Operation {
    const name = `key ${Object.keys(account.keys).length}`
    if (!account.active) return this.#toggle(account)
    const relationships = { service_account: { data: { type: 'service_accounts', id: this.#idOf(account) } } }
    const data = { type: 'api_keys', attributes: { display_name: name }, relationships }
    return {
      send: caller => caller.call('POST', '/api_keys', data),
      result: { ...this.known, [account.name]: { ...account, keys: { ...account.keys, [name]: true } } },
    }
  }

  #toggle(account: Account): Operation {
    const active = !account.active
    const keys = Object.fromEntries(Object.keys(account.keys).map(name => [name, active]))
    const data = { type: 'service_accounts', attributes: { active } }
    return {
      send: caller => caller.call('PATCH', `/service_accounts/${this.#idOf(account)}`, data),
      result: { ...this.known, [account.name]: { ...account, active, keys } },
    }
  }

  #remove(account: Account): Operation {
    const { [account.name]: _, ...rest } = this.known
    return { send: caller => caller.call('DELETE', `/service_accounts/${this.#idOf(account)}`), result: rest }
  }

  #idOf = ({ name }: Account) => this.#ids.get(name) ?? 'unknown'
}

/** Reads all accounts with their keys, and the ids of the accounts by name. */
async function readAccounts(caller: Caller) {
  const [accounts, keys] = [await caller.list('service_accounts'), await caller.list('api_keys')]
  const found: Record<string, Account> = {}
  const ids = new Map<string, string>()
  for (const { id, attributes } of accounts) {
    const own = keys.filter(({ relationships }) => relationships.service_account?.data.id === id)
    found[attributes.display_name] = {
      name: attributes.display_name,
      active: attributes.active,
      keys: Object.fromEntries(own.map(key => [key.attributes.display_name, key.attributes.active])),
    }
    ids.set(attributes.display_name, id)
  }
  return { found, ids }
}

/** The scenario: an account with all its keys for each client. */
const seed = {
  serviceAccounts: Array.from({ length: CLIENTS }, (_, number) => ({
    name: `client ${number} account 0`,
    keys: Array.from({ length: KEYS }, (_, key) => ({ name: `key ${key}` })),
  })),
}

const turn = () => new Promise(resolve => setImmediate(resolve))

async function waitTurns(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed++) await turn()
}

/**
 * Kills the mock while it starts. It first takes the lock, then reads the file, and then replaces it with a snapshot.
 *
 * @param isReached the mock is killed `turnsLater` turns after this returns true.
 */
async function killDuringStart(args: readonly string[], isReached: (pid: number) => boolean, turnsLater: number) {
  const child = run('serve', '--json', '--port', '0', ...args)
  while (!isReached(child.pid ?? 0)) await turn()
  await waitTurns(turnsLater)
  await stopped(child, 'SIGKILL')
}

function holdsLock(pid: number): boolean {
  try {
    return JSON.parse(readFileSync(`${state}.lock`, 'utf8')).pid === pid
  } catch {
    // The lock file is being replaced.
    return false
  }
}

/** Returns a function that detects a snapshot. During the start, nothing else writes to the file. */
function detectSnapshot(): () => boolean {
  const { ino, size } = statSync(state)
  return () => {
    const now = statSync(state)
    return readdirSync(dirname(state)).some(name => name.endsWith('.tmp')) || now.ino !== ino || now.size !== size
  }
}

/** Kills the mock while clients write, after some responses and turns of the event loop. */
async function killDuringWrites(
  mock: Awaited<ReturnType<typeof served>>,
  clients: readonly Client[],
  responses: number,
  turnsLater: number,
) {
  const caller = new Caller(mock)
  const ends: Promise<void>[] = []
  await new Promise<void>(resolve => {
    let remaining = responses
    const onResponse = () => {
      remaining--
      if (remaining === 0) resolve()
    }
    for (const client of clients) ends.push(client.write(caller, onResponse))
  })
  await waitTurns(turnsLater)
  await stopped(mock.child, 'SIGKILL')
  await Promise.all(ends)
}

const state = join(root, 'mock.state')

test(
  'restores every acknowledged write, and no partial write, after a kill at any time',
  async () => {
    const scenario = join(root, 'scenario.json')
    await writeFile(scenario, JSON.stringify(seed))
    const args = ['--quiet', '--state', state, '--scenario', scenario]
    const pick = seededRandom(RANDOM_SEED)
    const clients = Array.from({ length: CLIENTS }, (_, number) => new Client(number))
    const identities = new Set<string>()
    for (let kill = 0; kill <= KILLS; kill++) {
      const mock = await served(...args)
      identities.add(JSON.stringify([mock.tokens, mock.otp, mock.organizationId]))
      const { found, ids } = await readAccounts(new Caller(mock))
      for (const client of clients) {
        const own = Object.fromEntries(Object.entries(found).filter(([name]) => client.owns(name)))
        if (kill > 0 && !isDeepStrictEqual(own, client.pending)) expect(own).toEqual(client.known)
        client.learn(own, ids)
      }
      if (kill === KILLS) break
      await killDuringWrites(mock, clients, 1 + pick(MAX_RESPONSES), pick(MAX_TURNS))
      if (kill % 3 === 0) await killDuringStart(args, holdsLock, pick(MAX_TURNS))
      if (kill % 3 === 1) await killDuringStart(args, detectSnapshot(), pick(4))
    }
    expect(identities.size).toBe(1)
  },
  60_000 + KILLS * 10_000,
)
