import { PermissionDeniedError, Workbench } from '@workbench-sdk/client'

const workbench = new Workbench() // reads WORKBENCH_API_KEY and WORKBENCH_BASE_URL

const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst', readOnly: true })
const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
console.log(`${key.secret}`) // [secret]; only key.secret.reveal() returns the value

for await (const each of workbench.serviceAccounts.keys(account)) console.log(each.name, each.active, each.createdAt)

const watcher = workbench.withToken(key.secret)
try {
  await watcher.serviceAccounts.list()
} catch (error) {
  if (!(error instanceof PermissionDeniedError)) throw error
  console.log(error.message) // explains that an analyst cannot manage accounts
}

await workbench.serviceAccounts.disable(account) // also disables all its keys
await workbench.serviceAccounts.delete(account) // permanent
