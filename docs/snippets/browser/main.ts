// main.ts, the entry of the app
import { Workbench } from '@workbench-sdk/client'
import { startWorkbench } from '@workbench-sdk/mock/browser'

const { mock } = await startWorkbench({ scenario: 'typical', persist: 'session' })
const workbench = new Workbench({ token: mock.tokens.admin }) // calls https://workbench.expel.io as usual
document.body.textContent = (await workbench.apiKeys.list().toArray()).map(({ name }) => name).join(', ')
