import { Workbench } from '@workbench-sdk/client'
import { baseName, envFile, rotateApiKey } from '@workbench-sdk/client/rotation'

const workbench = new Workbench()
const account = await workbench.serviceAccounts.list({ name: 'deployer' }).first()
if (account === undefined) throw new Error('Service account "deployer" not found.')

// A rotation changes the name, for example to "deploy (rotated 2026-11-29 …)". `baseName` returns "deploy".
const keys = await workbench.serviceAccounts.keys(account, { active: true }).toArray()
const key = keys.find(({ name }) => baseName(name) === 'deploy')
if (key === undefined) throw new Error('The account "deployer" has no active key "deploy".')

const { newKey } = await rotateApiKey(workbench, {
  key,
  store: envFile('.env', 'DEPLOY_API_KEY'),
  gracePeriod: 5_000, // milliseconds during which both keys work
})
console.log(newKey?.name, newKey?.active) // deploy (rotated … true
