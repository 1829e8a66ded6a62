import { Workbench } from '@workbench-sdk/client'

const workbench = new Workbench()

for await (const key of workbench.apiKeys.list({ include: ['serviceAccount'] })) {
  console.log(key.name, key.serviceAccount?.name)
}
