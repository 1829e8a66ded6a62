import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runs } from '../../../../test/soak.ts'
import { Secret, Workbench } from '../../src/index.ts'
import {
  envFile,
  jsonFile,
  type KeyOutcome,
  memoryStore,
  rotateApiKeys,
  rotateServiceAccount,
  type SecretStore,
  secretDirectory,
} from '../../src/rotation/index.ts'
import { isAccepted } from './accepted.ts'

const FAST = { gracePeriod: 0, deleteAfter: 0, settleTimeout: 0 }

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'one-place-'))
})

afterEach(() => rm(folder, { recursive: true }))

/** Two paths in the folder that lead to one place, and how to prepare it. */
interface Alias {
  readonly prepare: (secret: string) => void
  readonly stores: () => readonly [SecretStore, SecretStore]
}

const at = (...names: string[]) => join(folder, ...names)

const ALIASES: Readonly<Record<string, Alias>> = {
  'an env file and a symbolic link to it': {
    prepare(secret) {
      writeFileSync(at('.env'), `KEY=${secret}\n`)
      symlinkSync('.env', at('link.env'))
    },
    stores: () => [envFile(at('.env'), 'KEY'), envFile(at('link.env'), 'KEY')],
  },
  'an env file in a directory with two paths': {
    prepare(secret) {
      mkdirSync(at('real'))
      writeFileSync(at('real', '.env'), `KEY=${secret}\n`)
      symlinkSync('real', at('current'))
    },
    stores: () => [envFile(at('real', '.env'), 'KEY'), envFile(at('current', '.env'), 'KEY')],
  },
  'two links to a JSON file': {
    prepare(secret) {
      writeFileSync(at('a.json'), JSON.stringify({ key: secret }))
      symlinkSync('a.json', at('b.json'))
      symlinkSync(at('b.json'), at('c.json'))
    },
    stores: () => [jsonFile(at('b.json'), '/key'), jsonFile(at('c.json'), '/key')],
  },
  'a file of a secret directory, with another name': {
    prepare(secret) {
      writeFileSync(at('api-key'), secret)
      symlinkSync('api-key', at('workbench'))
    },
    stores: () => [secretDirectory(folder, 'api-key'), secretDirectory(folder, 'workbench')],
  },
  'a file of a Kubernetes volume, and its current version': {
    prepare(secret) {
      mkdirSync(at('..2026'))
      writeFileSync(at('..2026', 'api-key'), secret)
      symlinkSync('..2026', at('..data'))
      symlinkSync('..data/api-key', at('api-key'))
    },
    stores: () => [secretDirectory(folder, 'api-key'), secretDirectory(at('..data'), 'api-key')],
  },
}

const NEW_ALIASES: Readonly<Record<string, Alias>> = {
  'a file that does not exist, in a directory with two paths': {
    prepare() {
      mkdirSync(at('real'))
      symlinkSync('real', at('current'))
    },
    stores: () => [envFile(at('real', '.env'), 'KEY'), envFile(at('current', '.env'), 'KEY')],
  },
}

function openMock() {
  const mock = new WorkbenchMock()
  const { serviceAccounts } = mock.seed({
    serviceAccounts: [{ name: 'agent', keys: [{ name: 'first' }, { name: 'second' }] }],
  })
  const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  const [first, second] = serviceAccounts[0].keys
  return { workbench, account: serviceAccounts[0].id, first, second }
}

/** Returns the content of each file. */
async function contents(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return Promise.all(files.sort().map(async file => `${file} ${await readFile(file, 'utf8')}`))
}

describe.each(Object.entries({ ...ALIASES, ...NEW_ALIASES }))('%s', (name, alias) => {
  const create = name in NEW_ALIASES

  test.each(['a list', 'an account'])('is one place for two keys of %s', async kind => {
    const { workbench, account, first, second } = openMock()
    alias.prepare(first.token)
    const before = await contents()
    const [one, other] = alias.stores()
    const list = () => workbench.serviceAccounts.keys(account).toArray()
    const keys = await list()
    const storeOf = ({ id }: { id: string }) => (id === first.id ? one : other)
    const rotations = keys.map(key => ({ ...FAST, create, key, store: storeOf(key) }))
    const outcomes =
      kind === 'a list'
        ? await rotateApiKeys(workbench, rotations)
        : await rotateServiceAccount(workbench, { ...FAST, account, create, olderThan: 0, store: storeOf })
    expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'failed'])
    for (const outcome of outcomes) expect(messageOf(outcome)).toContain(`have the same place, `)
    for (const { label } of [one, other]) expect(messageOf(outcomes[0])).toContain(label)
    expect((await list()).map(({ id }) => id).sort()).toEqual([first.id, second.id].sort())
    expect(await contents()).toEqual(before)
  })
})

test('two variables of one file, and two files with one name, are different places', async () => {
  const { workbench, first, second } = openMock()
  mkdirSync(at('other'))
  writeFileSync(at('.env'), `ONE=${first.token}\nTWO=${second.token}\n`)
  writeFileSync(at('other', '.env'), `ONE=${second.token}\n`)
  symlinkSync('.env', at('link.env'))
  const rotate = (one: SecretStore, two: SecretStore) =>
    rotateApiKeys(workbench, [
      { ...FAST, key: first.id, store: one },
      { ...FAST, key: second.id, store: two },
    ])
  const variables = await rotate(envFile(at('.env'), 'ONE'), envFile(at('link.env'), 'TWO'))
  expect(variables.map(({ status }) => status)).toEqual(['rotated', 'rotated'])
  const locations = [envFile(at('.env'), 'ONE'), envFile(at('other', '.env'), 'ONE')].map(each => each.location?.())
  expect(new Set(await Promise.all(locations)).size).toBe(2)
})

test.each([
  ['is unavailable', async () => Promise.reject(new Error('The vault is unavailable.')), 'The vault is unavailable.'],
  ['does not respond', () => new Promise<string>(() => {}), /^the vault could not be located within 0\.05 s\./],
])('a store that %s when its location is requested fails, and the others do not', async (_, location, message) => {
  const { workbench, first, second } = openMock()
  const failing: SecretStore = { label: 'the vault', write: async () => {}, location }
  const outcomes = await rotateApiKeys(workbench, [
    { ...FAST, storeTimeout: 50, key: first.id, store: failing },
    { ...FAST, key: second.id, store: memoryStore(new Secret(second.token)) },
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'rotated'])
  expect(messageOf(outcomes[0])).toMatch(message)
})

/** A place with two unrelated names, whose methods take the given numbers of turns. */
function twoNames(initial: Secret, turns: () => number): readonly [SecretStore, SecretStore] {
  let current = initial
  const wait = async () => {
    for (let left = turns(); left > 0; left -= 1) await setImmediate()
  }
  const named = (label: string): SecretStore => ({
    label,
    async write(secret) {
      await wait()
      current = secret
      await wait()
    },
    async read() {
      await wait()
      const found = current
      await wait()
      return found
    },
  })
  return [named('one name'), named('another name')]
}

/** The number of pairs of rotations that run at the same time. Each of them mostly waits. */
const PAIRS = 25

test('two concurrent rotations in a place with two names leave an accepted secret there', async () => {
  const pair = fc.record({ turns: fc.infiniteStream(fc.nat(8)), retire: fc.constantFrom('delete', 'disable') })
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { minLength: PAIRS, maxLength: PAIRS }), async pairs => {
      await Promise.all(pairs.map(rotateBoth))
    }),
    { numRuns: runs(2, 50) },
  )
})

async function rotateBoth({ turns, retire }: { turns: fc.Stream<number>; retire: 'delete' | 'disable' }) {
  const { workbench, account, first, second } = openMock()
  const [one, other] = twoNames(new Secret(first.token), () => turns.next().value)
  const outcomes = await rotateApiKeys(workbench, [
    { ...FAST, retire, key: first.id, store: one },
    { ...FAST, retire, key: second.id, store: other },
  ])
  expect(await isAccepted(one, workbench), JSON.stringify(outcomes.map(({ status }) => status))).toBe(true)
  expect((await workbench.serviceAccounts.keys(account).toArray()).length).toBeLessThanOrEqual(4)
}

function messageOf(outcome: KeyOutcome | undefined): string {
  return outcome?.status === 'failed' && outcome.error instanceof Error ? outcome.error.message : ''
}
