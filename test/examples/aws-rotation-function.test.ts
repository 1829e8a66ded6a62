import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { Workbench } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RotationEvent, rotate } from '../../examples/aws-rotation-function/rotate.ts'
import { FakeSecretsManager } from './secrets-manager.ts'

const STEPS: readonly RotationEvent['Step'][] = ['createSecret', 'setSecret', 'testSecret', 'finishSecret']

let mock: WorkbenchMock
let workbench: Workbench
let fake: FakeSecretsManager
let secrets: SecretsManagerClient

beforeEach(async () => {
  mock = new WorkbenchMock()
  workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  fake = await FakeSecretsManager.start()
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  secrets = new SecretsManagerClient({ endpoint: fake.endpoint, region: 'eu-central-1', credentials, maxAttempts: 1 })
  const [deployer] = mock.seed({ serviceAccounts: [{ name: 'deployer', keys: [{ name: 'deploy' }] }] }).serviceAccounts
  const { id, token } = deployer.keys[0]
  fake.versions.set('v0', { text: JSON.stringify({ apiKey: token, keyId: id }), stages: new Set(['AWSCURRENT']) })
})

afterEach(() => fake.close())

const step = (Step: RotationEvent['Step'], ClientRequestToken: string) =>
  rotate({ Step, SecretId: 'agent', ClientRequestToken }, secrets, workbench)

async function rotateTo(version: string): Promise<void> {
  // Secrets Manager creates the version before it calls the function.
  fake.versions.set(version, { stages: new Set(['AWSPENDING']) })
  for (const each of STEPS) await step(each, version)
}

const works = (token: string) =>
  new Workbench({ token, fetch: mock.fetch }).organizations.list().then(
    () => true,
    () => false,
  )
const names = async () => {
  const [account] = (await workbench.serviceAccounts.list({ name: 'deployer' })).items
  return account ? (await workbench.serviceAccounts.keys(account).toArray()).map(({ name }) => name).sort() : []
}

test('makes a new key current, keeps the previous one, and deletes the one before that', async () => {
  const first = fake.read('AWSCURRENT').apiKey
  await rotateTo('v1')
  const second = fake.read('AWSCURRENT').apiKey
  expect([await works(first), await works(second), await names()]).toEqual([
    true,
    true,
    ['deploy', 'deploy (version v1)'],
  ])
  await rotateTo('v2')
  expect(fake.read('AWSPREVIOUS').apiKey).toBe(second)
  expect([await works(first), await works(second), await works(fake.read('AWSCURRENT').apiKey)]).toEqual([
    false,
    true,
    true,
  ])
  expect(await names()).toEqual(['deploy (version v1)', 'deploy (version v2)'])
})

test.each(STEPS)('each step can be repeated: %s', async repeated => {
  await rotateTo('v1')
  fake.versions.set('v2', { stages: new Set(['AWSPENDING']) })
  for (const each of STEPS) {
    await step(each, 'v2')
    if (each === repeated) await step(each, 'v2')
  }
  expect(await works(fake.read('AWSCURRENT').apiKey)).toBe(true)
  expect(await names()).toHaveLength(2)
})

test.each(['PutSecretValue', 'UpdateSecretVersionStage'])('continues after a failed step: %s', async operation => {
  fake.versions.set('v1', { stages: new Set(['AWSPENDING']) })
  fake.failNext = operation
  const attempt = async () => {
    for (const each of STEPS) await step(each, 'v1')
  }
  await expect(attempt()).rejects.toThrow()
  await attempt()
  expect(await works(fake.read('AWSCURRENT').apiKey)).toBe(true)
  expect(await names()).toHaveLength(2)
})

test('rejects a token that does not belong to a rotation', async () => {
  await expect(step('createSecret', 'unknown')).rejects.toThrow('has no version unknown')
  fake.versions.set('old', { stages: new Set() })
  await expect(step('createSecret', 'old')).rejects.toThrow('is not AWSPENDING')
})
