import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { type Ready, run, served, stopped } from './command-line.ts'

/** How often the mock is killed. A thousand times and more is for a night. */
const KILLS = Number(process.env.WORKBENCH_KILLS ?? 12)
/** Clients that write at the same time, each in accounts of its own. */
const CLIENTS = 6
/** Keys of an account, so that what a cascade writes is long, and a snapshot is due after some fifty of them. */
const KEYS = 40
/** Answers after which the mock is killed, at the most. */
const ANSWERS = 150
/** Turns of the event loop more, at the most. */
const TURNS = 40

const root = await mkdtemp(join(tmpdir(), 'workbench-killed-'))
afterAll(() => rm(root, { recursive: true }))

/** Numbers that look like chance, and are the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** An account as a client knows it: its name, whether it is active, and the names of its keys with theirs. */
interface Account {
  readonly name: string
  readonly active: boolean
  readonly keys: Readonly<Record<string, boolean>>
}

/** All that a client knows, under the names of its accounts. */
type Knowledge = Readonly<Record<string, Account>>

interface Resource {
  readonly id: string
  readonly attributes: { readonly display_name: string; readonly active: boolean }
  readonly relationships: { readonly service_account?: { readonly data: { readonly id: string } } }
}

/** Makes calls, until one is not answered. */
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
    if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }

  async all(type: string): Promise<readonly Resource[]> {
    const found: Resource[] = []
    for (;;) {
      const { data, meta } = await this.call('GET', `/${type}?page[limit]=500&page[offset]=${found.length}`)
      found.push(...data)
      if (found.length >= meta.page.total || data.length === 0) return found
    }
  }
}

/** Something that a client does: what it sends, and what is so when it is done. */
interface Deed {
  readonly send: (caller: Caller) => Promise<unknown>
  readonly done: Knowledge
}

/** A client's accounts: what is known of them, and their ids. */
class Client {
  readonly #name: string
  readonly #pick: (below: number) => number
  readonly #ids = new Map<string, string>()
  #made = 0
  known: Knowledge = {}
  /** What may have been done: it was asked for, and never answered. */
  pending: Knowledge | undefined

  constructor(number: number) {
    this.#name = `client ${number}`
    this.#pick = numbers(number + 1)
  }

  /** Writes on and on, and says of each answer that it came, until there is none. */
  async write(caller: Caller, answered: () => void): Promise<void> {
    for (;;) {
      const deed = this.#nextDeed()
      this.pending = deed.done
      try {
        await deed.send(caller)
      } catch (error) {
        if (error instanceof TypeError) return
        throw error
      }
      this.known = deed.done
      this.pending = undefined
      answered()
    }
  }

  owns = (name: string) => name.startsWith(`${this.#name} `)

  /** Takes for known what is there, with the ids that it has. */
  learn(found: Knowledge, ids: ReadonlyMap<string, string>): void {
    this.known = found
    this.pending = undefined
    this.#ids.clear()
    for (const [name, id] of ids) if (this.owns(name)) this.#ids.set(name, id)
  }

  #nextDeed(): Deed {
    const accounts = Object.values(this.known)
    const account = accounts[this.#pick(accounts.length)]
    const full = account && Object.keys(account.keys).length >= KEYS
    if (!account || (full && accounts.length < 2)) return this.#create()
    if (!full) return this.#addKey(account)
    return this.#pick(12) === 0 ? this.#remove(account) : this.#toggle(account)
  }

  #create(): Deed {
    const name = `${this.#name} account ${++this.#made}`
    const attributes = { display_name: name, role: 'organization_analyst' }
    return {
      send: async caller => {
        const { data } = await caller.call('POST', '/service_accounts', { type: 'service_accounts', attributes })
        this.#ids.set(name, data.id)
      },
      done: { ...this.known, [name]: { name, active: true, keys: {} } },
    }
  }

  #addKey(account: Account): Deed {
    const name = `key ${Object.keys(account.keys).length}`
    if (!account.active) return this.#toggle(account)
    const relationships = { service_account: { data: { type: 'service_accounts', id: this.#idOf(account) } } }
    const data = { type: 'api_keys', attributes: { display_name: name }, relationships }
    return {
      send: caller => caller.call('POST', '/api_keys', data),
      done: { ...this.known, [account.name]: { ...account, keys: { ...account.keys, [name]: true } } },
    }
  }

  #toggle(account: Account): Deed {
    const active = !account.active
    const keys = Object.fromEntries(Object.keys(account.keys).map(name => [name, active]))
    const data = { type: 'service_accounts', attributes: { active } }
    return {
      send: caller => caller.call('PATCH', `/service_accounts/${this.#idOf(account)}`, data),
      done: { ...this.known, [account.name]: { ...account, active, keys } },
    }
  }

  #remove(account: Account): Deed {
    const { [account.name]: _, ...rest } = this.known
    return { send: caller => caller.call('DELETE', `/service_accounts/${this.#idOf(account)}`), done: rest }
  }

  #idOf = ({ name }: Account) => this.#ids.get(name) ?? 'none'
}

/** What is there, and under which ids. */
async function look(caller: Caller) {
  const [accounts, keys] = [await caller.all('service_accounts'), await caller.all('api_keys')]
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

/** What the mock begins with: for each client an account with all its keys. */
const seed = {
  serviceAccounts: Array.from({ length: CLIENTS }, (_, number) => ({
    name: `client ${number} account 0`,
    keys: Array.from({ length: KEYS }, (_, key) => ({ name: `key ${key}` })),
  })),
}

const turn = () => new Promise(resolve => setImmediate(resolve))

async function turns(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed++) await turn()
}

/**
 * What it does first is to take the lock; then it reads the file, and puts a snapshot in its place.
 *
 * @param instant from which on it is killed some turns later.
 */
async function killWhileItBegins(args: readonly string[], instant: (pid: number) => boolean, turnsLater: number) {
  const child = run('serve', '--json', '--port', '0', ...args)
  while (!instant(child.pid ?? 0)) await turn()
  await turns(turnsLater)
  await stopped(child, 'SIGKILL')
}

function holdsLock(pid: number): boolean {
  try {
    return JSON.parse(readFileSync(`${state}.lock`, 'utf8')).pid === pid
  } catch {
    // It is being taken over at this moment.
    return false
  }
}

/** Nobody writes to the file but who puts a snapshot there. */
function isPuttingSnapshot(): () => boolean {
  const { ino, size } = statSync(state)
  return () => {
    const now = statSync(state)
    return existsSync(`${state}.tmp`) || now.ino !== ino || now.size !== size
  }
}

/** Has clients write, and kills the mock some answers and some turns later. */
async function killWhileItWorks(
  mock: Awaited<ReturnType<typeof served>>,
  clients: readonly Client[],
  answers: number,
  turnsLater: number,
) {
  const caller = new Caller(mock)
  const ends: Promise<void>[] = []
  await new Promise<void>(enough => {
    let left = answers
    const answered = () => {
      left--
      if (left === 0) enough()
    }
    for (const client of clients) ends.push(client.write(caller, answered))
  })
  await turns(turnsLater)
  await stopped(mock.child, 'SIGKILL')
  await Promise.all(ends)
}

const state = join(root, 'mock.state')

test(
  'a mock that is killed at any instant begins again with all that it has answered, and nothing by halves',
  async () => {
    const scenario = join(root, 'scenario.json')
    await writeFile(scenario, JSON.stringify(seed))
    const args = ['--quiet', '--state', state, '--scenario', scenario]
    const pick = numbers(2026)
    const clients = Array.from({ length: CLIENTS }, (_, number) => new Client(number))
    const identities = new Set<string>()
    for (let kill = 0; kill <= KILLS; kill++) {
      const mock = await served(...args)
      identities.add(JSON.stringify([mock.tokens, mock.otp, mock.organizationId]))
      const { found, ids } = await look(new Caller(mock))
      for (const client of clients) {
        const own = Object.fromEntries(Object.entries(found).filter(([name]) => client.owns(name)))
        if (kill > 0 && !isDeepStrictEqual(own, client.pending)) expect(own).toEqual(client.known)
        client.learn(own, ids)
      }
      if (kill === KILLS) break
      await killWhileItWorks(mock, clients, 1 + pick(ANSWERS), pick(TURNS))
      if (kill % 3 === 0) await killWhileItBegins(args, holdsLock, pick(TURNS))
      if (kill % 3 === 1) await killWhileItBegins(args, isPuttingSnapshot(), pick(4))
    }
    expect(identities.size).toBe(1)
  },
  60_000 + KILLS * 10_000,
)
