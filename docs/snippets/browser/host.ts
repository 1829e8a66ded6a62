import { Workbench } from '@workbench-sdk/client'
import { createHost } from '@workbench-sdk/mock'
import { startWorkbench } from '@workbench-sdk/mock/browser'

const host = createHost({ scenario: 'typical', controlToken: crypto.randomUUID() })
const { mock } = await startWorkbench({ host })
const workbench = new Workbench({ token: mock.tokens.admin, baseUrl: location.origin })
console.log((await workbench.serviceAccounts.list()).total)
