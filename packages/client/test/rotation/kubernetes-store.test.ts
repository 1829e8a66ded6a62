import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { InvalidArgumentError, Secret } from '../../src/index.ts'
import { type KubernetesSecretOptions, kubernetesSecret } from '../../src/rotation/index.ts'
import { FakeKubernetes, status } from './fakes/kubernetes.ts'
import { serve } from './fakes/serve.ts'
import { createCertificate, failureOf, KUBERNETES_TOKEN } from './http-store-fixtures.ts'

const secret = new Secret('wb_the-new-key')
const PLACE = { namespace: 'agents', name: 'workbench', key: 'api-key' }
const PATH = 'agents/workbench'

afterEach(() => vi.unstubAllEnvs())

async function open(verbs: readonly ('get' | 'patch' | 'create')[] = ['get', 'patch']) {
  const fake = new FakeKubernetes()
  fake.tokens.set(KUBERNETES_TOKEN, verbs)
  const served = await serve(fake.handle)
  const create = (changes: Partial<KubernetesSecretOptions> = {}) =>
    kubernetesSecret({ server: served.url, token: KUBERNETES_TOKEN, ...PLACE, ...changes })
  return { fake, served, create }
}

test('a key that is missing or empty is explained, with a similar name', async () => {
  const { fake, create } = await open()
  expect(await create().explainEmpty?.()).toEqual({ reason: `The Secret ${PATH} does not exist.` })
  fake.put(PATH, { api_key: 'a', zzz: 'b', empty: '' })
  expect(await create().explainEmpty?.()).toEqual({
    reason: `The Secret ${PATH} has no key "api-key".`,
    similarName: 'api_key',
  })
  expect(await create({ key: 'empty' }).explainEmpty?.()).toEqual({
    reason: `The Secret ${PATH} has the key "empty", which is empty.`,
  })
})

describe('a Secret that does not exist', () => {
  test('is created if it is allowed', async () => {
    const { fake, create } = await open(['get', 'create'])
    const store = create({ create: true })
    expect(await store.read?.()).toBeUndefined()
    await store.check?.()
    expect(fake.valuesOf(PATH)).toBeUndefined()
    await store.write(secret)
    expect(fake.valuesOf(PATH)).toEqual({ 'api-key': 'wb_the-new-key' })
    expect(fake.metadataOf(PATH)).toMatchObject({ type: 'Opaque' })
  })

  test('is an error by default', async () => {
    const { create } = await open()
    const message = expect.stringMatching(/^The Secret agents\/workbench does not exist at http\S+ .*`create: true`\.$/)
    for (const attempt of [() => create().write(secret), () => create().check?.()]) {
      expect(await failureOf(attempt())).toMatchObject({ name: 'StoreError', isUnchanged: true, message })
    }
  })

  test('is created once if the response is lost', async () => {
    const { fake, served, create } = await open(['get', 'create'])
    served.faults.push('pass', 'lose response')
    await create({ create: true }).write(secret)
    expect(fake.valuesOf(PATH)).toEqual({ 'api-key': 'wb_the-new-key' })
  })

  test('is patched if another program creates it at the same time', async () => {
    const { fake, served, create } = await open(['get', 'create', 'patch'])
    served.faults.push('pass', request => {
      fake.put(PATH, { other: 'kept' })
      return fake.handle(request)
    })
    await create({ create: true }).write(secret)
    expect(fake.valuesOf(PATH)).toEqual({ other: 'kept', 'api-key': 'wb_the-new-key' })
  })

  test('cannot be created in a namespace that does not exist', async () => {
    const { create } = await open(['get', 'create'])
    const store = create({ create: true, namespace: 'none' })
    for (const attempt of [() => store.write(secret), () => store.check?.()]) {
      expect(String(await failureOf(attempt()))).toContain('Check that the namespace exists.')
    }
  })
})

describe('writing', () => {
  test('keeps changes that other programs make at the same time', async () => {
    const { fake, served, create } = await open()
    fake.put(PATH, { 'api-key': 'old' })
    let changes = 0
    fake.beforePatch = () => {
      changes += 1
      if (changes < 3) fake.put(PATH, { 'api-key': 'old', other: String(changes) })
    }
    await create().write(secret)
    expect(fake.valuesOf(PATH)).toEqual({ 'api-key': 'wb_the-new-key', other: '2' })
    expect(served.requests.filter(each => each.startsWith('PATCH'))).toHaveLength(3)
  })

  test('gives up if other programs constantly change the Secret', async () => {
    const { fake, create } = await open()
    fake.put(PATH, {})
    fake.beforePatch = () => fake.put(PATH, {})
    expect(await failureOf(create().write(secret))).toMatchObject({
      isUnchanged: true,
      message: 'The Secret agents/workbench was changed by other programs during each of 10 attempts. Try again.',
    })
  })

  test('several keys at the same time loses none of them', async () => {
    const { fake, create } = await open()
    fake.put(PATH, {})
    const keys = Array.from({ length: 12 }, (_, index) => `key-${index}`)
    await Promise.all(keys.map(key => create({ key }).write(new Secret(`value of ${key}`))))
    expect(fake.valuesOf(PATH)).toEqual(Object.fromEntries(keys.map(key => [key, `value of ${key}`])))
  })

  test('and checking reject an immutable Secret, which can still be read', async () => {
    const { fake, create } = await open()
    fake.put(PATH, { 'api-key': 'old' }, { immutable: true })
    for (const attempt of [() => create().write(secret), () => create().check?.()]) {
      expect(await failureOf(attempt())).toMatchObject({
        isUnchanged: true,
        message: expect.stringContaining('The Secret agents/workbench is immutable'),
      })
    }
    expect((await create().read?.())?.reveal()).toBe('old')
  })

  test('fails if the Secret is deleted at the same time', async () => {
    const { fake, served, create } = await open()
    fake.put(PATH, {})
    served.faults.push('pass', () => status(404, 'NotFound'))
    expect(await failureOf(create().write(secret))).toMatchObject({
      isUnchanged: true,
      message: expect.stringContaining('does not exist'),
    })
  })
})

test('checks that a patch would be accepted, with a dry run', async () => {
  const { fake, served, create } = await open()
  fake.put(PATH, { 'api-key': 'old' })
  await create().check?.()
  expect(served.requests).toEqual([
    'GET /api/v1/namespaces/agents/secrets/workbench',
    'PATCH /api/v1/namespaces/agents/secrets/workbench?dryRun=All',
  ])
})

describe('access', () => {
  test.each([
    ['get', ['patch'], {}],
    ['patch', ['get'], {}],
    ['create', ['get', 'patch'], { name: 'another', create: true }],
  ] as const)('requires the verb %s', async (verb, verbs, options) => {
    const { fake, create } = await open(verbs)
    fake.put(PATH, { 'api-key': 'old' })
    const store = create(options)
    for (const attempt of [() => store.write(secret), () => store.check?.()]) {
      expect(await failureOf(attempt())).toMatchObject({
        name: 'StoreError',
        isUnchanged: true,
        message: expect.stringMatching(
          new RegExp(
            `^The Kubernetes API at http\\S+ denied the verb "${verb}" on the resource "secrets", agents/\\w+ \\(403\\)\\. Bind a role`,
          ),
        ),
      })
    }
  })

  test.each([
    [401, 'Unauthorized', 'rejected the token (401). It is invalid or has expired.'],
    [422, 'Invalid', 'Make sure that no admission policy rejects the Secret'],
    [429, 'TooManyRequests', 'too many requests'],
    [406, 'NotAcceptable', 'see the audit log'],
  ])('fails with status %i', async (code, reason, advice) => {
    const { fake, served, create } = await open()
    fake.put(PATH, {})
    served.faults.push('pass')
    served.lastFault = () => {
      const response = status(code, reason, 'wb_the-new-key')
      response.headers.set('retry-after', '0')
      return response
    }
    const error = await failureOf(create().write(secret))
    expect(error).toMatchObject({ isUnchanged: true, message: expect.stringContaining(advice) })
  })
})

test.each([
  ['old\n', 'old'],
  ['old\r\n', 'old'],
  ['old\n\n', 'old\n'],
  ['\n', undefined],
])('reads %j without the line break at its end', async (value, expected) => {
  const { fake, create } = await open()
  fake.put(PATH, { 'api-key': value })
  expect((await create().read?.())?.reveal()).toBe(expected)
})

test('does not read or replace a value that is not text', async () => {
  const { served, create } = await open()
  const body = {
    kind: 'Secret',
    metadata: { name: 'workbench', resourceVersion: '1' },
    data: { 'api-key': Buffer.of(0xff).toString('base64') },
  }
  served.lastFault = () => new Response(JSON.stringify(body))
  for (const attempt of [() => create().read?.(), () => create().write(secret)]) {
    expect(await failureOf(attempt())).toMatchObject({
      isUnchanged: true,
      message: expect.stringContaining('is not UTF-8 text'),
    })
  }
})

describe('in a pod', () => {
  test('uses the API server of the cluster, with a token and a certificate authority', async () => {
    const certificate = await createCertificate()
    const fake = new FakeKubernetes()
    fake.put(PATH, { 'api-key': 'old' })
    fake.tokens.set(KUBERNETES_TOKEN, ['get', 'patch'])
    const { url } = await serve(fake.handle, certificate)
    const folder = await mkdtemp(join(tmpdir(), 'pod-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const tokenFile = join(folder, 'token')
    await writeFile(tokenFile, `${KUBERNETES_TOKEN}\n`)
    vi.stubEnv('KUBERNETES_SERVICE_HOST', '127.0.0.1')
    vi.stubEnv('KUBERNETES_SERVICE_PORT', new URL(url).port)
    const store = kubernetesSecret({ ...PLACE, tokenFile, ca: certificate.cert })
    await store.check?.()
    await store.write(secret)
    expect(fake.valuesOf(PATH)).toEqual({ 'api-key': 'wb_the-new-key' })
    expect(store.label).toBe(`api-key in the Secret agents/workbench at ${url}`)
  })

  test('reads the files of the service account', async () => {
    vi.stubEnv('KUBERNETES_SERVICE_HOST', '::1')
    vi.stubEnv('KUBERNETES_SERVICE_PORT', '6443')
    const store = kubernetesSecret(PLACE)
    expect(store.label).toBe('api-key in the Secret agents/workbench at https://[::1]:6443')
    expect(await failureOf(store.write(secret))).toMatchObject({
      isUnchanged: true,
      message: expect.stringContaining('/var/run/secrets/kubernetes.io/serviceaccount/token does not exist'),
    })
    const withToken = kubernetesSecret({ ...PLACE, token: KUBERNETES_TOKEN })
    expect(await failureOf(withToken.write(secret))).toMatchObject({
      isUnchanged: true,
      message: expect.stringContaining('/var/run/secrets/kubernetes.io/serviceaccount/ca.crt does not exist'),
    })
  })
})

describe('options', () => {
  test('require a server and a token outside a pod', () => {
    vi.stubEnv('KUBERNETES_SERVICE_HOST', undefined)
    expect(() => kubernetesSecret(PLACE)).toThrow('Missing server')
    expect(() => kubernetesSecret({ ...PLACE, server: 'https://kubernetes.example' })).toThrow('Missing token')
  })

  test('can have a server with a path', async () => {
    const { fake, create, served } = await open()
    fake.put(PATH, {})
    served.lastFault = request => fake.handle(new Request(request.url.replace('/k8s/clusters/c-1', ''), request))
    await create({ server: `${served.url}/k8s/clusters/c-1/` }).write(secret)
    expect(served.requests[0]).toBe('GET /k8s/clusters/c-1/api/v1/namespaces/agents/secrets/workbench')
  })

  test.each([
    { namespace: 'Agents' },
    { namespace: '' },
    { name: 'a/b' },
    { name: '..' },
    { key: 'a b' },
    { key: '..' },
    { ca: 'PEM' },
    { ca: 'PEM', server: 'https://kubernetes.example', fetch },
    { tokenFile: 'token' },
  ])('cannot be %j', async options => {
    const { create } = await open()
    expect(() => create(options)).toThrow(InvalidArgumentError)
  })
})
