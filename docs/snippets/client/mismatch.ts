import { MismatchError, Workbench } from '@workbench-sdk/client'

const workbench = new Workbench()
const key = await workbench.apiKeys.list({ name: 'deploy' }).first()
if (key === undefined) throw new Error('API key "deploy" not found.')

try {
  await workbench.apiKeys.disable(key)
} catch (error) {
  if (error instanceof MismatchError) console.error(`The key still works: ${error.fields}`)
  throw error
}
