import { Secret, Workbench } from '@workbench-sdk/client'
import { baseName, envFile, rotateApiKey, type SecretStore, StoreError } from '@workbench-sdk/client/rotation'

// This array stands for a password manager that keeps every version of a password.
const first = await envFile('.env', 'DEPLOY_API_KEY').read?.()
const versions = [first?.reveal() ?? '']

const store: SecretStore = {
  label: 'deploy in the password manager',
  async write(secret) {
    // With `isUnchanged`, the new key is deleted. After any other error, a program could already read its secret.
    if (versions.length > 100) throw new StoreError('There are too many versions. Delete some.', { isUnchanged: true })
    versions.push(secret.reveal())
  },
  async read() {
    const current = versions.at(-1)
    return current ? new Secret(current) : undefined
  },
}

const workbench = new Workbench()
const keys = await workbench.apiKeys.list({ active: true }).toArray()
const key = keys.find(({ name }) => baseName(name) === 'deploy')
if (key === undefined) throw new Error('There is no active key "deploy".')

const { status } = await rotateApiKey(workbench, {
  key,
  store,
  gracePeriod: 0,
  onProgress: ({ progress, until }) => console.log(progress, until ?? ''), // created, stored, verified …
})
console.log(status, versions.length) // rotated 2
