import { vi } from 'vitest'
import { FakeSecretsManager } from '../rotation/fakes/aws.ts'
import { FakeKubernetes } from '../rotation/fakes/kubernetes.ts'
import type { Handler } from '../rotation/fakes/serve.ts'
import { FakeVault, ROOT } from '../rotation/fakes/vault.ts'

const AWS_KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'the-secret-access-key-of-the-example' }

/** Adds the services of the secret stores to a fetch function. Vault and Kubernetes accept the token. */
export function withSecretServices(fetch: typeof globalThis.fetch, token: string): typeof globalThis.fetch {
  const vault = new FakeVault()
  vault.tokens.set(token, ROOT)
  const aws = new FakeSecretsManager()
  aws.keys.set(AWS_KEYS.accessKeyId, AWS_KEYS)
  const kubernetes = new FakeKubernetes()
  kubernetes.tokens.set(token, ['get', 'patch', 'create'])
  const services: Readonly<Record<string, Handler>> = {
    'vault.example:8200': vault.handle,
    'secretsmanager.eu-central-1.amazonaws.com': aws.handle,
    'kubernetes.example:6443': kubernetes.handle,
  }
  return async (input, init) => {
    const request = new Request(input, init)
    const handle = services[new URL(request.url).host]
    return handle === undefined ? fetch(input, init) : handle(request)
  }
}

/** Sets the variables by which the stores find their services. */
export function stubServiceVariables(): void {
  vi.stubEnv('AWS_ACCESS_KEY_ID', AWS_KEYS.accessKeyId)
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', AWS_KEYS.secretAccessKey)
  vi.stubEnv('KUBERNETES_SERVICE_HOST', '10.96.0.1')
  vi.stubEnv('KUBERNETES_SERVICE_PORT', '443')
  for (const name of ['AWS_SESSION_TOKEN', 'VAULT_ADDR', 'VAULT_NAMESPACE', 'VAULT_TOKEN']) vi.stubEnv(name, undefined)
}
