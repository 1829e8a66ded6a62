import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import { CoreV1Api, KubeConfig, PatchStrategy, setHeaderOptions } from '@kubernetes/client-node'
import vault from 'node-vault'
import { describe, expect, test } from 'vitest'
import { awsSecret, kubernetesSecret, vaultSecret } from '../../../src/rotation/index.ts'
import { AWS_KEYS, failureOf, KUBERNETES_TOKEN, VAULT_TOKEN } from '../http-store-fixtures.ts'
import { FakeSecretsManager } from './aws.ts'
import { FakeKubernetes } from './kubernetes.ts'
import { serve } from './serve.ts'
import { FakeVault, ROOT } from './vault.ts'

// Uses third-party clients to check that the fakes behave like the real servers.

describe('node-vault', () => {
  test('works with the fake, and reads the secret that the store wrote', async () => {
    const fake = new FakeVault()
    fake.tokens.set(VAULT_TOKEN, ROOT)
    const { url } = await serve(fake.handle)
    const client = vault({ endpoint: url, token: VAULT_TOKEN })
    expect(await failureOf(client.read('secret/data/agent'))).toMatchObject({ response: { statusCode: 404 } })
    await client.write('secret/data/agent', { data: { workbench: 'old', other: 'kept' } })
    const store = vaultSecret({ address: url, token: VAULT_TOKEN, path: 'agent', field: 'workbench' })
    const secret = await store.read?.()
    expect(secret?.reveal()).toBe('old')
    if (secret !== undefined) await store.write(secret)
    const { data } = await client.read('secret/data/agent')
    expect(data).toMatchObject({
      data: { workbench: 'old', other: 'kept' },
      metadata: { version: 1, destroyed: false },
    })
    const outdated = client.write('secret/data/agent', { data: {}, options: { cas: 0 } })
    expect(await failureOf(outdated)).toMatchObject({
      message: 'check-and-set parameter did not match the current version',
    })
    await client.delete('secret/data/agent')
    expect(await store.read?.()).toBeUndefined()
    expect(await failureOf(client.read('secret/data/agent'))).toMatchObject({ response: { statusCode: 404 } })
    await client.write('secret/destroy/agent', { versions: [1] })
    expect(await failureOf(vault({ endpoint: url, token: 'another' }).read('secret/data/agent'))).toMatchObject({
      response: { statusCode: 403 },
    })
  })
})

describe('the AWS SDK', () => {
  test('works with the fake, and reads the secret that the store wrote', async () => {
    const fake = new FakeSecretsManager()
    fake.keys.set(AWS_KEYS.accessKeyId, AWS_KEYS)
    const { url } = await serve(fake.handle)
    const settings = { region: 'eu-central-1', endpoint: url, maxAttempts: 1 }
    const client = new SecretsManagerClient({ ...settings, credentials: AWS_KEYS })
    const input = { SecretId: 'agent' }
    const missing = client.send(new GetSecretValueCommand(input))
    expect(await failureOf(missing)).toMatchObject({ name: 'ResourceNotFoundException' })
    await client.send(new CreateSecretCommand({ Name: 'agent', SecretString: 'old' }))
    const store = awsSecret({
      region: 'eu-central-1',
      endpoint: url,
      secretId: 'agent',
      credentials: async () => AWS_KEYS,
    })
    const secret = await store.read?.()
    expect(secret?.reveal()).toBe('old')
    const put = await client.send(new PutSecretValueCommand({ ...input, SecretString: 'new' }))
    if (secret !== undefined) await store.write(secret)
    const current = await client.send(new GetSecretValueCommand(input))
    const previous = await client.send(new GetSecretValueCommand({ ...input, VersionStage: 'AWSPREVIOUS' }))
    expect(current.SecretString).toBe('old')
    expect(previous).toMatchObject({ SecretString: 'new', VersionId: put.VersionId })
    await client.send(new DeleteSecretCommand(input))
    expect((await client.send(new DescribeSecretCommand(input))).DeletedDate).toBeInstanceOf(Date)
    const other = new SecretsManagerClient({
      ...settings,
      credentials: { ...AWS_KEYS, secretAccessKey: 'another' },
    })
    expect(await failureOf(other.send(new GetSecretValueCommand(input)))).toMatchObject({
      name: 'InvalidSignatureException',
    })
  })
})

describe('the Kubernetes client', () => {
  test('works with the fake, and reads the secret that the store wrote', async () => {
    const fake = new FakeKubernetes()
    fake.tokens.set(KUBERNETES_TOKEN, ['get', 'create', 'patch'])
    const { url } = await serve(fake.handle)
    const config = new KubeConfig()
    config.loadFromOptions({
      clusters: [{ name: 'c', server: url, skipTLSVerify: true }],
      users: [{ name: 'u', token: KUBERNETES_TOKEN }],
      contexts: [{ name: 'x', cluster: 'c', user: 'u' }],
      currentContext: 'x',
    })
    const client = config.makeApiClient(CoreV1Api)
    const place = { name: 'workbench', namespace: 'agents' }
    expect(await failureOf(client.readNamespacedSecret(place))).toMatchObject({ code: 404 })
    const encode = (text: string) => Buffer.from(text).toString('base64')
    const created = await client.createNamespacedSecret({
      namespace: 'agents',
      body: {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'workbench' },
        data: { key: encode('old'), other: encode('kept') },
      },
    })
    const store = kubernetesSecret({ server: url, token: KUBERNETES_TOKEN, ...place, key: 'key' })
    const secret = await store.read?.()
    expect(secret?.reveal()).toBe('old')
    const { metadata } = await client.patchNamespacedSecret(
      { ...place, body: { data: { key: encode('new') } } },
      setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
    )
    expect(metadata?.resourceVersion).not.toBe(created.metadata?.resourceVersion)
    if (secret !== undefined) await store.write(secret)
    expect((await client.readNamespacedSecret(place)).data).toEqual({ key: encode('old'), other: encode('kept') })
  })
})
