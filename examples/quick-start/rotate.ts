import { Workbench } from '@workbench-sdk/client'
import { baseName, envFile, rotateServiceAccount } from '@workbench-sdk/client/rotation'

const workbench = new Workbench()
const account = await workbench.serviceAccounts.list({ name: 'deployer' }).first()
if (account === undefined) throw new Error('Service account "deployer" not found.')

const outcomes = await rotateServiceAccount(workbench, {
  account,
  olderThan: 90 * 86_400_000, // milliseconds
  store: key => envFile('.env', `${baseName(key.name).toUpperCase()}_API_KEY`),
  gracePeriod: 5_000, // milliseconds during which both keys work
})
for (const { key, status } of outcomes) console.log(key.name, status)
