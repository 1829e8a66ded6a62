import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FakeSecretsManager } from '../../client/test/rotation/fakes/aws.ts'
import { FakeKubernetes } from '../../client/test/rotation/fakes/kubernetes.ts'
import { serve } from '../../client/test/rotation/fakes/serve.ts'
import { FakeVault, ROOT } from '../../client/test/rotation/fakes/vault.ts'
import { daysAgo, documentOf, Fixture } from './fixtures.ts'

const AWS_KEY = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'the-secret-access-key' }
const TOKEN = 'the-token-of-the-service'

let fixture: Fixture

beforeEach(async () => {
  fixture = await Fixture.open()
  vi.stubEnv('AWS_ACCESS_KEY_ID', AWS_KEY.accessKeyId)
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', AWS_KEY.secretAccessKey)
  vi.stubEnv('AWS_SESSION_TOKEN', undefined)
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await fixture.close()
})

test('a configuration stores keys in Vault, AWS Secrets Manager and Kubernetes', async () => {
  const { keys } = fixture.seedAccount(['vault', 'aws', 'kubernetes'].map(name => ({ name, createdAt: daysAgo(100) })))
  const [inVault = '', inAws = '', inKubernetes = ''] = keys.map(({ token }) => token)
  const [vault, aws, kubernetes] = [new FakeVault(), new FakeSecretsManager(), new FakeKubernetes()]
  vault.tokens.set(TOKEN, ROOT)
  vault.put('secret/data/agent', JSON.stringify({ VAULT: inVault, other: 'kept' }))
  aws.keys.set(AWS_KEY.accessKeyId, AWS_KEY)
  aws.put('agent', { SecretString: JSON.stringify({ key: inAws }) })
  kubernetes.tokens.set(TOKEN, ['get', 'patch'])
  kubernetes.put('agents/workbench', { 'api-key': inKubernetes })
  const urls = await Promise.all([vault, aws, kubernetes].map(async fake => (await serve(fake.handle)).url))
  await writeFile(join(fixture.folder, 'token'), TOKEN)
  const config = join(fixture.folder, 'fleet.yaml')
  await writeFile(
    config,
    `
olderThan: 90d
gracePeriod: 0s
accounts:
  deployer:
    keys:
      vault: { vault: { address: '${urls[0]}', path: agent, field: '{NAME}', tokenFile: token } }
      aws: { aws: { region: eu-central-1, endpoint: '${urls[1]}', secretId: agent, jsonKey: key } }
      kubernetes: { kubernetes: { server: '${urls[2]}', namespace: agents, name: workbench, key: api-key, tokenFile: token } }
`,
  )
  const { code, stdout } = await fixture.run(['--config', config, '--json'])
  expect([code, documentOf(stdout)]).toMatchObject([0, { rotated: 3, failed: 0 }])
  const { VAULT, other } = JSON.parse(vault.textOf('secret/data/agent') ?? '{}')
  expect(other).toBe('kept')
  const stored = [
    VAULT,
    JSON.parse(aws.textOf('agent') ?? '{}').key,
    kubernetes.valuesOf('agents/workbench')?.['api-key'],
  ]
  for (const secret of stored) expect(await fixture.works(secret)).toBe(true)
  for (const secret of [inVault, inAws, inKubernetes]) expect(await fixture.works(secret)).toBe(false)
})

test('a missing certificate file fails only its key', async () => {
  const { keys } = fixture.seedAccount([{ name: 'vault' }, { name: 'file' }])
  await fixture.store(keys.slice(1))
  const config = join(fixture.folder, 'fleet.yaml')
  await writeFile(
    config,
    `
accounts:
  deployer:
    keys:
      vault: { vault: { address: 'https://127.0.0.1:1', path: agent, field: key, caFile: missing.pem } }
      file: { envFile: { path: .env, variable: KEY_FILE } }
`,
  )
  const { code, stdout } = await fixture.run(['check', '--config', config, '--json'])
  expect([code, documentOf(stdout).keys]).toMatchObject([
    1,
    [
      { name: 'vault', status: 'failed', detail: expect.stringContaining('missing.pem') },
      { name: 'file', status: 'ok' },
    ],
  ])
})
