import { Workbench } from '@workbench-sdk/client'

const workbench = new Workbench({
  hooks: { retry: ({ path, wait, reason }) => console.info('retry', { path, wait, reason }) },
  logger: console, // debug: requests, responses and their deviations; info: retries; warn: failures
})
await workbench.organizations.list()
