import { afterEach, describe, expect, test, vi } from 'vitest'
import { InvalidArgumentError, Secret } from '../../src/index.ts'
import { type AwsSecretOptions, awsSecret } from '../../src/rotation/index.ts'
import { FakeSecretsManager, failure } from './fakes/aws.ts'
import { serve } from './fakes/serve.ts'
import { AWS_KEYS, failureOf } from './http-store-fixtures.ts'

const secret = new Secret('wb_the-new-key')

afterEach(() => vi.unstubAllEnvs())

async function open() {
  const fake = new FakeSecretsManager()
  fake.keys.set(AWS_KEYS.accessKeyId, AWS_KEYS)
  const served = await serve(fake.handle)
  const options = { region: 'eu-central-1', endpoint: served.url, credentials: AWS_KEYS, secretId: 'agent' }
  const create = (changes: Partial<AwsSecretOptions> = {}) => awsSecret({ ...options, ...changes })
  return { fake, served, create }
}

test('a key that is missing or empty is explained, with a similar name', async () => {
  const { fake, create } = await open()
  expect(await create().explainEmpty?.()).toEqual({ reason: 'agent does not exist, or has no value.' })
  fake.put('agent', { SecretString: '{"work_bench":"a","zzz":"b","empty":""}' })
  expect(await create({ jsonKey: 'workbench' }).explainEmpty?.()).toEqual({
    reason: 'agent has no key "workbench".',
    similarName: 'work_bench',
  })
  expect(await create({ jsonKey: 'empty' }).explainEmpty?.()).toEqual({
    reason: 'agent has the key "empty", which is empty.',
  })
  fake.put('agent', { SecretString: '' })
  expect(await create().explainEmpty?.()).toEqual({ reason: 'agent is empty.' })
})

describe('a secret that does not exist', () => {
  test('is created if it is allowed', async () => {
    const { fake, create } = await open()
    const store = create({ create: true, jsonKey: 'workbench' })
    expect(await store.read?.()).toBeUndefined()
    await store.check?.()
    expect(fake.versionsOf('agent')).toBe(0)
    await store.write(secret)
    expect(JSON.parse(fake.textOf('agent') ?? '')).toEqual({ workbench: 'wb_the-new-key' })
  })

  test('is an error by default', async () => {
    const { create } = await open()
    const message = expect.stringMatching(
      /^The secret agent does not exist in AWS Secrets Manager, eu-central-1 at http.* `create: true`\.$/,
    )
    for (const attempt of [() => create().write(secret), () => create().check?.()]) {
      expect(await failureOf(attempt())).toMatchObject({ name: 'StoreError', isUnchanged: true, message })
    }
  })

  test('is created once if the response is lost', async () => {
    const { fake, served, create } = await open()
    served.faults.push('pass', 'pass', 'lose response')
    await create({ create: true }).write(secret)
    expect(fake.versionsOf('agent')).toBe(1)
  })

  test('is not replaced if another program creates it at the same time', async () => {
    const { fake, served, create } = await open()
    served.faults.push('pass', 'pass', request => {
      fake.put('agent', { SecretString: 'another' })
      return fake.handle(request)
    })
    const error = await failureOf(create({ create: true }).write(secret))
    expect(error).toMatchObject({ isUnchanged: true, message: expect.stringContaining('(ResourceExistsException)') })
    expect(fake.textOf('agent')).toBe('another')
  })
})

test('writes the first version of a secret without a value', async () => {
  const { fake, create } = await open()
  fake.put('agent')
  expect(await create().read?.()).toBeUndefined()
  await create().check?.()
  await create().write(secret)
  expect(fake.textOf('agent')).toBe(secret.reveal())
})

describe('a JSON key', () => {
  test('is not lost if several are written at the same time, even if reads are outdated', async () => {
    const { fake, create } = await open()
    fake.put('agent', { SecretString: '{\n  "other": 1.50\n}' })
    const keys = Array.from({ length: 5 }, (_, index) => `key-${index}`)
    const writes = keys.map(async jsonKey => {
      await create({ jsonKey }).write(new Secret(`value of ${jsonKey}`))
      fake.staleReads = 2
    })
    await Promise.all(writes)
    const text = fake.textOf('agent') ?? ''
    expect(text).toMatch(/^\{\n {2}"other": 1\.50,\n {2}"key-0"/)
    expect(JSON.parse(text)).toEqual({ other: 1.5, ...Object.fromEntries(keys.map(key => [key, `value of ${key}`])) })
  })

  test.each([
    ['plain text', 'is not a JSON object'],
    ['["a"]', 'is not a JSON object'],
    ['{"workbench":{"a":1}}', 'The key workbench of agent is an object or an array'],
  ])('cannot be in %s', async (text, message) => {
    const { fake, create } = await open()
    fake.put('agent', { SecretString: text })
    const store = create({ jsonKey: 'workbench' })
    for (const attempt of [() => store.write(secret), () => store.check?.()]) {
      expect(await failureOf(attempt())).toMatchObject({ isUnchanged: true, message: expect.stringContaining(message) })
    }
    expect(fake.textOf('agent')).toBe(text)
  })
})

test('does not replace a binary secret', async () => {
  const { fake, create } = await open()
  fake.put('agent', { SecretBinary: 'AAEC' })
  for (const attempt of [() => create().write(secret), () => create().check?.(), () => create().read?.()]) {
    expect(await failureOf(attempt())).toMatchObject({
      isUnchanged: true,
      message: 'agent is a binary secret. Specify a string secret.',
    })
  }
  expect(fake.versionsOf('agent')).toBe(1)
})

test('explains that a secret is scheduled for deletion', async () => {
  const { fake, served, create } = await open()
  fake.put('agent', { SecretString: 'old' })
  const store = create()
  served.faults.push('pass', () => failure('InvalidRequestException'))
  const failures = [await failureOf(store.write(secret))]
  served.faults.push(() => new Response('{"ARN":"arn:aws:secretsmanager:a","DeletedDate":1795000000}'))
  failures.push(await failureOf(store.check?.()))
  for (const error of failures) {
    expect(error).toMatchObject({
      isUnchanged: true,
      message: expect.stringContaining('aws secretsmanager restore-secret --region eu-central-1 --secret-id agent'),
    })
  }
})

describe('access', () => {
  test.each(['GetSecretValue', 'PutSecretValue'])('requires the permission %s', async operation => {
    const { fake, create } = await open()
    fake.put('agent', { SecretString: 'old' })
    fake.denied.add(operation)
    const error = await failureOf(create().write(secret))
    expect(error).toMatchObject({
      isUnchanged: true,
      message: expect.stringMatching(
        new RegExp(
          `^AWS Secrets Manager rejected ${operation} for agent \\(AccessDeniedException\\)\\. Allow secretsmanager:${operation} `,
        ),
      ),
    })
  })

  test.each([
    ['UnrecognizedClientException', 'Check the access key id'],
    ['com.amazonaws#InvalidSignatureException', 'Check the secret access key and the clock of this machine'],
    ['ExpiredTokenException', 'have expired'],
    ['DecryptionFailure', 'KMS key'],
    ['EncryptionFailure', 'KMS key'],
    ['LimitExceededException', 'quota'],
    ['AnotherException', 'see CloudTrail'],
  ])('fails with %s', async (code, advice) => {
    const { fake, served, create } = await open()
    fake.put('agent', { SecretString: 'old' })
    served.faults.push('pass', () => failure(code, 'wb_the-new-key'))
    const error = await failureOf(create().write(secret))
    expect(error).toMatchObject({ isUnchanged: true, message: expect.stringContaining(advice) })
  })

  test('is retried if there are too many requests', async () => {
    const { fake, served, create } = await open()
    fake.put('agent', { SecretString: 'old' })
    served.faults.push(
      () => failure('ThrottlingException'),
      'pass',
      () => failure('ThrottlingException'),
    )
    await create().write(secret)
    expect(fake.textOf('agent')).toBe(secret.reveal())
    served.lastFault = () => {
      const response = failure('ThrottlingException')
      response.headers.set('retry-after', '0')
      return response
    }
    expect(await failureOf(create().write(new Secret('b')))).toMatchObject({
      isUnchanged: true,
      message: expect.stringContaining('too many requests in the account'),
    })
  })
})

describe('credentials', () => {
  test('are those of the environment', async () => {
    const { fake, create } = await open()
    fake.put('agent', { SecretString: 'old' })
    vi.stubEnv('AWS_ACCESS_KEY_ID', AWS_KEYS.accessKeyId)
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', AWS_KEYS.secretAccessKey)
    vi.stubEnv('AWS_SESSION_TOKEN', AWS_KEYS.sessionToken)
    vi.stubEnv('AWS_REGION', 'eu-central-1')
    await create({ credentials: undefined, region: undefined }).check?.()
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDLONGTERM')
    vi.stubEnv('AWS_SESSION_TOKEN', undefined)
    fake.keys.set('AKIDLONGTERM', { secretAccessKey: AWS_KEYS.secretAccessKey })
    await create({ credentials: undefined }).check?.()
  })

  test('can be secrets, or a function that is called for each request', async () => {
    const { fake, served, create } = await open()
    fake.put('agent', { SecretString: 'old' })
    const { accessKeyId, secretAccessKey, sessionToken } = AWS_KEYS
    let calls = 0
    const credentials = async () => {
      calls += 1
      return { accessKeyId, secretAccessKey: new Secret(secretAccessKey), sessionToken: new Secret(sessionToken) }
    }
    await create({ credentials }).write(secret)
    expect(calls).toBe(served.requests.length)
  })

  test.each([
    ['missing', undefined, 'Missing AWS credentials: pass the `credentials` option, or set AWS_ACCESS_KEY_ID'],
    [
      'of a function that throws',
      () => Promise.reject(new RangeError('a secret')),
      'Cannot get AWS credentials: the `credentials` function threw RangeError.',
    ],
  ])('cannot be %s', async (_, credentials, message) => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined)
    const { served, create } = await open()
    const error = await failureOf(create({ credentials }).write(secret))
    expect(error).toMatchObject({ name: 'StoreError', isUnchanged: true, message: expect.stringContaining(message) })
    expect(String(error)).not.toContain('a secret')
    expect(served.requests).toEqual([])
  })
})

test.each([
  ['a region', { region: 'eu central' }],
  ['a secret id', { secretId: 'a b' }],
  ['a JSON key', { jsonKey: '' }],
  [
    'an ARN that can be created',
    { create: true, secretId: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:a-AbCdEf' },
  ],
  ['an endpoint with a path', { endpoint: 'https://aws.example/path' }],
])('rejects an invalid option: %s', async (_, options) => {
  const { create } = await open()
  expect(() => create(options)).toThrow(InvalidArgumentError)
})

test('requires a region', () => {
  vi.stubEnv('AWS_REGION', undefined)
  vi.stubEnv('AWS_DEFAULT_REGION', undefined)
  expect(() => awsSecret({ secretId: 'agent' })).toThrow('AWS_REGION')
})

test('sends requests to the endpoint of the region', async () => {
  const urls: string[] = []
  const fetch = async (url: string) => {
    urls.push(url)
    return new Response('{"SecretString":"old","VersionId":"v"}')
  }
  for (const region of ['eu-central-1', 'cn-north-1']) {
    await awsSecret({ region, secretId: 'agent', credentials: AWS_KEYS, fetch }).read?.()
  }
  expect(urls).toEqual([
    'https://secretsmanager.eu-central-1.amazonaws.com/',
    'https://secretsmanager.cn-north-1.amazonaws.com.cn/',
  ])
})

test('the label names the key, the secret and the region', () => {
  const options = { region: 'eu-central-1', secretId: 'agent' }
  expect(awsSecret(options).label).toBe('agent in AWS Secrets Manager, eu-central-1')
  expect(awsSecret({ ...options, jsonKey: 'workbench' }).label).toBe(
    'workbench in agent in AWS Secrets Manager, eu-central-1',
  )
  expect(awsSecret({ ...options, endpoint: 'https://vpce.example/' }).label).toBe(
    'agent in AWS Secrets Manager, eu-central-1 at https://vpce.example',
  )
})
