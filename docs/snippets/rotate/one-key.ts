import { Workbench } from '@workbench-sdk/client'
import { envFile, rotateApiKey } from '@workbench-sdk/client/rotation'

const workbench = new Workbench()
const key = await workbench.apiKeys.list({ name: 'deploy' }).first()
if (key === undefined) throw new Error('API key "deploy" not found.')

const { newKey } = await rotateApiKey(workbench, {
  key,
  store: envFile('.env', 'DEPLOY_API_KEY'),
  gracePeriod: 5_000, // milliseconds during which both keys work
})
console.log(newKey?.name, newKey?.active) // deploy true
