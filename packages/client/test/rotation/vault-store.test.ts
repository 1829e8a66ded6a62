import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { InvalidArgumentError, Secret } from '../../src/index.ts'
import { type VaultSecretOptions, vaultSecret } from '../../src/rotation/index.ts'
import { json, serve } from './fakes/serve.ts'
import { FakeVault, type FakeVaultOptions, type Policy, ROOT } from './fakes/vault.ts'
import { createCertificate, failureOf, VAULT_TOKEN } from './http-store-fixtures.ts'

const secret = new Secret('wb_the-new-key')
const PATH = 'secret/data/agent'

afterEach(() => vi.unstubAllEnvs())

async function open(options: FakeVaultOptions = {}, policy: Policy = ROOT) {
  const fake = new FakeVault(options)
  fake.tokens.set(VAULT_TOKEN, policy)
  const served = await serve(fake.handle)
  const create = (changes: Partial<VaultSecretOptions> = {}) =>
    vaultSecret({ address: served.url, token: VAULT_TOKEN, path: 'agent', field: 'workbench', ...changes })
  return { fake, served, create }
}

async function writeTemporaryFile(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vault-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'file')
  await writeFile(file, text)
  return file
}

describe('the path', () => {
  test('is created if it does not exist', async () => {
    const { fake, create } = await open()
    expect(await create().read?.()).toBeUndefined()
    await create().check?.()
    await create().write(secret)
    expect(JSON.parse(fake.textOf(PATH) ?? '')).toEqual({ workbench: 'wb_the-new-key' })
  })

  test.each([
    ['deleted', 'DELETE', 'data'],
    ['destroyed', 'POST', 'destroy'],
  ])('can have a version that is %s', async (_, method, operation) => {
    const { fake, served, create } = await open()
    fake.put(PATH, '{"workbench":"old"}')
    const headers = { 'x-vault-token': VAULT_TOKEN }
    const body = operation === 'data' ? {} : { body: '{"versions":[1]}' }
    await fetch(`${served.url}/v1/secret/${operation}/agent`, { method, headers, ...body })
    expect(await create().read?.()).toBeUndefined()
    await create().check?.()
    await create().write(secret)
    expect(fake.versionsOf(PATH)).toBe(2)
    expect((await create().read?.())?.reveal()).toBe(secret.reveal())
  })

  test('can contain slashes and characters that a URL encodes, like the mount', async () => {
    const { fake, create } = await open({ mounts: { 'teams/kv': 2 } })
    await create({ mount: 'teams/kv', path: 'ä b/c%2F?#' }).write(secret)
    expect(fake.textOf('teams/kv/data/ä b/c%2F?#')).toContain(secret.reveal())
  })

  test.each(['', ' ', '/agent', 'agent/', 'a//b', '../agent', 'a/./b', 'a\nb'])('cannot be %j', async path => {
    const { create } = await open()
    expect(() => create({ path })).toThrow(InvalidArgumentError)
    expect(() => create({ mount: path })).toThrow(InvalidArgumentError)
  })
})

test('a field that is missing, empty or not a string is explained, with a similar name', async () => {
  const { fake, create } = await open()
  expect(await create().explainEmpty?.()).toEqual({ reason: `${PATH} does not exist.` })
  fake.put(PATH, '{"work_bench":"a","zzz":"b","empty":"","object":{}}')
  expect(await create().explainEmpty?.()).toEqual({
    reason: `${PATH} has no field "workbench".`,
    similarName: 'work_bench',
  })
  expect(await create({ field: 'empty' }).explainEmpty?.()).toEqual({
    reason: `${PATH} has the field "empty", which is empty.`,
  })
  expect(await create({ field: 'object' }).explainEmpty?.()).toEqual({
    reason: `${PATH} has the field "object", which is not a string.`,
  })
})

describe('writing', () => {
  test('keeps changes that other programs make at the same time', async () => {
    const { fake, served, create } = await open()
    fake.put(PATH, '{"workbench":"old"}')
    const change = async (request: Request) => {
      fake.put(PATH, `{"workbench":"old","other":${fake.versionsOf(PATH)}}`)
      return fake.handle(request)
    }
    served.faults.push('pass', change, 'pass', change)
    await create().write(secret)
    expect(JSON.parse(fake.textOf(PATH) ?? '')).toEqual({ workbench: 'wb_the-new-key', other: 2 })
    expect(fake.versionsOf(PATH)).toBe(4)
  })

  test('gives up if other programs constantly change the path', async () => {
    const { fake, served, create } = await open()
    served.lastFault = async request => {
      if (request.method === 'POST') fake.put(PATH, '{}')
      return fake.handle(request)
    }
    const error = await failureOf(create().write(secret))
    expect(error).toMatchObject({
      isUnchanged: true,
      message: `${PATH} was changed by other programs during each of 10 attempts. Try again.`,
    })
  })

  test('several fields of one path at the same time loses none of them', async () => {
    const { fake, served, create } = await open()
    const fields = Array.from({ length: 12 }, (_, index) => `field-${index}`)
    await Promise.all(fields.map(field => create({ field }).write(new Secret(`value of ${field}`))))
    expect(JSON.parse(fake.textOf(PATH) ?? '')).toEqual(
      Object.fromEntries(fields.map(field => [field, `value of ${field}`])),
    )
    // In turn, without conflicts.
    expect(served.requests.filter(each => each.startsWith('POST'))).toHaveLength(12)
  })

  test.each(['{"workbench":{"a":1}}', '{"workbench":["a"]}'])('does not replace %s', async text => {
    const { fake, create } = await open()
    fake.put(PATH, text)
    for (const attempt of [() => create().write(secret), () => create().check?.()]) {
      expect(await failureOf(attempt())).toMatchObject({
        isUnchanged: true,
        message: `The field workbench of ${PATH} is an object or an array. Specify another field.`,
      })
    }
    expect(await create().read?.()).toBeUndefined()
    expect(fake.textOf(PATH)).toBe(text)
  })

  test('replaces a field that is a number', async () => {
    const { fake, create } = await open()
    fake.put(PATH, '{"workbench":12,"__proto__":{"a":1}}')
    await create().write(secret)
    expect(fake.textOf(PATH)).toBe('{"workbench":"wb_the-new-key","__proto__":{"a":1}}')
  })

  test('waits while the engine is upgraded', async () => {
    const { fake, create } = await open()
    fake.isUpgrading = true
    await create().write(secret)
    expect(fake.versionsOf(PATH)).toBe(1)
  })
})

test('reads its last write from a standby that lags behind', async () => {
  const { fake, create } = await open()
  fake.put(PATH, '{"workbench":"old"}')
  const store = create()
  await store.write(secret)
  fake.staleReads = Number.POSITIVE_INFINITY
  expect((await store.read?.())?.reveal()).toBe(secret.reveal())
  // Another client does not have the index of the write.
  expect((await create().read?.())?.reveal()).toBe('old')
})

test('writes through a standby that lags behind', async () => {
  const { fake, create } = await open()
  fake.put(PATH, '{"workbench":"old","other":1}')
  fake.put(PATH, '{"workbench":"old","other":2}')
  fake.staleReads = 2
  await create().write(secret)
  expect(JSON.parse(fake.textOf(PATH) ?? '')).toEqual({ workbench: secret.reveal(), other: 2 })
})

test('creates the version after its last write, even if no read shows that write', async () => {
  const { fake, create } = await open()
  fake.sendsIndex = false
  fake.put(PATH, '{"workbench":"old","other":1}')
  const store = create()
  await store.write(secret)
  fake.staleReads = Number.POSITIVE_INFINITY
  expect((await store.read?.())?.reveal()).toBe('old')
  await store.write(new Secret('old'))
  expect(JSON.parse(fake.textOf(PATH) ?? '')).toEqual({ workbench: 'old', other: 1 })
  expect(fake.versionsOf(PATH)).toBe(3)
})

test('repeats a request until a node has the state of the last write', async () => {
  const { served, create } = await open()
  served.faults.push(() => json(412, { errors: ['required index state not present'] }))
  await create().check?.()
  expect(served.faults).toEqual([])
})

describe('the secrets engine', () => {
  test('must be KV version 2: nothing is written to version 1', async () => {
    const { fake, create } = await open({ mounts: { secret: 1 } })
    const message =
      /^secret at http:\S+ is not the mount of a KV secrets engine, version 2\. .*vault kv enable-versioning secret$/
    for (const attempt of [() => create().write(secret), () => create().check?.()]) {
      const error = await failureOf(attempt())
      expect(error).toMatchObject({ name: 'StoreError', isUnchanged: true, message: expect.stringMatching(message) })
    }
    expect(fake.version1.size).toBe(0)
  })

  test('must be mounted exactly at the mount', async () => {
    const { create } = await open({ mounts: { secret: 2 } })
    const store = create({ mount: 'secret/agents' })
    expect(String(await failureOf(store.check?.()))).toContain('secret/agents at http')
    expect(await failureOf(store.write(secret))).toMatchObject({ isUnchanged: true })
  })

  test('must exist', async () => {
    const { create } = await open()
    const error = await failureOf(create({ mount: 'kv' }).check?.())
    expect(String(error)).toContain('denied access to the mount kv (403)')
    expect(String(await failureOf(create({ mount: 'kv' }).write(secret)))).toContain('kv at http')
  })
})

describe('access', () => {
  const DEFAULTS = { 'sys/capabilities-self': ['update'] }

  test.each([
    ['read', { [PATH]: ['create', 'update'] }],
    ['create', { [PATH]: ['read', 'update'] }],
  ])('requires the capability %s', async (capability, policy) => {
    const { create } = await open({}, { ...policy, ...DEFAULTS })
    const message = expect.stringMatching(
      new RegExp(
        `^Vault at http:\\S+ denied the capability "${capability}" on ${PATH} \\(403\\)\\..*"read", "create" and "update"`,
      ),
    )
    for (const attempt of [() => create().check?.(), () => create().write(secret)]) {
      expect(await failureOf(attempt())).toMatchObject({ name: 'StoreError', isUnchanged: true, message })
    }
  })

  test('requires the capability update if the path exists', async () => {
    const { fake, create } = await open({}, { [PATH]: ['read', 'create'], ...DEFAULTS })
    fake.put(PATH, '{}')
    expect(String(await failureOf(create().check?.()))).toContain('denied the capability "update"')
  })

  test('is not considered denied if the token cannot read its own capabilities', async () => {
    const { create } = await open({}, { [PATH]: ['read'] })
    await create().check?.()
  })

  test('requires a valid token', async () => {
    const { create } = await open()
    const store = create({ token: 'hvs.another' })
    expect(String(await failureOf(store.check?.()))).toMatch(/token is invalid or expired/)
    expect(String(await failureOf(store.read?.()))).toMatch(/Check that the token is valid/)
  })

  test('requires that Vault is unsealed', async () => {
    const { fake, served, create } = await open()
    fake.put(PATH, '{"workbench":"old"}')
    served.faults.push('pass')
    served.lastFault = request => {
      fake.isSealed = true
      return fake.handle(request)
    }
    const error = await failureOf(create().write(secret))
    expect(error).toMatchObject({ isUnchanged: true, message: expect.stringContaining('is sealed (503). Unseal it') })
  })
})

describe('the token', () => {
  test('can be a function, a Secret, a file or a variable', async () => {
    const { create, served } = await open()
    const file = await writeTemporaryFile(`${VAULT_TOKEN}\n`)
    let calls = 0
    const token = async () => {
      calls += 1
      return new Secret(VAULT_TOKEN)
    }
    await create({ token }).check?.()
    expect(calls).toBe(served.requests.length)
    await create({ token: undefined, tokenFile: file }).check?.()
    vi.stubEnv('VAULT_TOKEN', VAULT_TOKEN)
    vi.stubEnv('VAULT_ADDR', served.url)
    vi.stubEnv('VAULT_NAMESPACE', '')
    await create({ token: undefined, address: undefined }).check?.()
  })

  test('is read again for each request', async () => {
    const { create } = await open()
    const file = await writeTemporaryFile('hvs.expired')
    const store = create({ token: undefined, tokenFile: file })
    await failureOf(store.read?.())
    await writeFile(file, VAULT_TOKEN)
    await store.read?.()
  })

  test.each([
    ['a file that does not exist', { token: undefined, tokenFile: 'no-such-file' }, 'no-such-file does not exist'],
    ['an empty token', { token: '' }, 'The token is not a valid token'],
    ['a token with a line break', { token: 'hvs.a\nb' }, 'The token is not a valid token'],
    ['no token', { token: undefined }, 'Missing token: pass `token` or `tokenFile`, or set'],
    [
      'a function that throws',
      { token: () => Promise.reject(new TypeError('hvs.a')) },
      'Cannot get the token: the `token` function threw TypeError.',
    ],
  ])('cannot be %s', async (_, options, message) => {
    vi.stubEnv('VAULT_TOKEN', undefined)
    const { create, served } = await open()
    const error = await failureOf(create(options).write(secret))
    expect(error).toMatchObject({ name: 'StoreError', isUnchanged: true, message: expect.stringContaining(message) })
    expect(String(error)).not.toContain('hvs.')
    expect(served.requests).toEqual([])
  })

  test('cannot be combined with a file', async () => {
    const { create } = await open()
    expect(() => create({ tokenFile: 'file' })).toThrow('expected either `token` or `tokenFile`')
  })

  test('is awaited for no longer than the time limit', async () => {
    const { create } = await open()
    const error = await failureOf(create({ token: () => new Promise(() => {}), timeout: 50 }).write(secret))
    expect(error).toMatchObject({ isUnchanged: true, message: expect.stringContaining('within 0.05 s') })
  })
})

test('uses a namespace, and names it in the label', async () => {
  const { fake, served, create } = await open({ namespace: 'team-a' })
  const store = create({ namespace: 'team-a/' })
  await store.check?.()
  await store.write(secret)
  expect(fake.textOf(PATH)).toContain(secret.reveal())
  expect(store.label).toBe(`workbench in ${PATH} at ${served.url} (namespace team-a)`)
  expect(create().label).toBe(`workbench in ${PATH} at ${served.url}`)
})

test('requires an address', () => {
  vi.stubEnv('VAULT_ADDR', undefined)
  expect(() => vaultSecret({ token: VAULT_TOKEN, path: 'agent', field: 'workbench' })).toThrow('VAULT_ADDR')
})

describe('a private certificate authority', () => {
  test('is trusted if it is passed as an option', async () => {
    const certificate = await createCertificate()
    const fake = new FakeVault()
    fake.tokens.set(VAULT_TOKEN, ROOT)
    const { url, requests } = await serve(fake.handle, certificate)
    const options = { address: url, token: VAULT_TOKEN, path: 'agent', field: 'workbench' }
    await vaultSecret({ ...options, ca: certificate.cert }).write(secret)
    expect(fake.textOf(PATH)).toContain(secret.reveal())
    const sent = requests.length
    const { cert: ca } = await createCertificate()
    for (const store of [vaultSecret(options), vaultSecret({ ...options, ca })]) {
      const error = await failureOf(store.write(secret))
      expect(error).toMatchObject({ isUnchanged: true })
      expect(String(error)).toMatch(
        /The certificate of Vault at https:\S+ is not trusted \([A-Z_]+\)\. .*NODE_EXTRA_CA_CERTS/,
      )
    }
    const notTls = vaultSecret({ ...options, address: (await open()).served.url.replace('http:', 'https:') })
    expect(String(await failureOf(notTls.write(secret)))).toContain('does not use TLS. Check the scheme')
    expect(requests).toHaveLength(sent)
  })

  test('requires https, and cannot be combined with `fetch`', async () => {
    const { create } = await open()
    expect(() => create({ ca: 'PEM' })).toThrow('Invalid ca: `address` must be an https: URL.')
    expect(() => create({ ca: 'PEM', address: 'https://vault.example', fetch })).toThrow(
      'cannot be combined with `fetch`',
    )
  })

  test('does not disable the limits', async () => {
    const certificate = await createCertificate()
    const { url, ...served } = await serve(async () => new Response(), certificate)
    const options = { address: url, token: 'a', path: 'agent', field: 'workbench', ca: certificate.cert }
    served.faults.push('hang')
    const impatient = vaultSecret({ ...options, timeout: 300 })
    expect(String(await failureOf(impatient.read?.()))).toContain('within 0.3 s')
    served.faults.push(() => new Response('x'.repeat(3 * 1024 * 1024)))
    expect(String(await failureOf(vaultSecret(options).read?.()))).toContain('more than 2048 KiB')
  })
})
