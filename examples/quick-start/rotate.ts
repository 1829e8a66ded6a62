import { Workbench } from '@workbench-sdk/client'
import { baseName, envFile, rotateServiceAccount } from '@workbench-sdk/client/rotation'

const workbench = new Workbench()
const account = await workbench.serviceAccounts.list({ name: 'deployer' }).first()
if (account === undefined) throw new Error('Service account "deployer" not found.')

const outcomes = await rotateServiceAccount(workbench, {
  account,
  olderThan: 90 * 86_400_000, // milliseconds
  // The key "ticket sync" is in the variable KEY_TICKET_SYNC.
  store: key => envFile('.env', `KEY_${baseName(key.name).toUpperCase().replaceAll(/\W/g, '_')}`),
  gracePeriod: 5_000, // milliseconds during which both keys work
})
for (const { key, status } of outcomes) console.log(key.name, status)
