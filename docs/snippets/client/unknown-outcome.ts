import { OutcomeUnknownError, Workbench } from '@workbench-sdk/client'

const workbench = new Workbench()
const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })

try {
  await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
} catch (error) {
  if (!(error instanceof OutcomeUnknownError)) throw error // nothing was created, except for a MismatchError
  const found = await workbench.apiKeys.list(error.lookupQuery).toArray() // may include other keys with the same name
  console.log(found.length)
}
