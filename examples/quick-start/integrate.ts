import { PermissionDeniedError, Workbench } from '@workbench-sdk/client'

const workbench = new Workbench() // reads WORKBENCH_API_KEY and WORKBENCH_BASE_URL

const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst', readOnly: true })
const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
console.log(`${key.secret}`) // [secret]: it prints nowhere, and comes out by key.secret.reveal() alone

for await (const each of workbench.serviceAccounts.keys(account)) console.log(each.name, each.active, each.createdAt)

const watcher = workbench.withToken(key.secret)
try {
  await watcher.serviceAccounts.list()
} catch (error) {
  if (!(error instanceof PermissionDeniedError)) throw error
  console.log(error.message) // an analyst does not manage accounts, and the message says so
}

await workbench.serviceAccounts.disable(account) // and with it all its keys
await workbench.serviceAccounts.delete(account) // for good
