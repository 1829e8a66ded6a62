// The handlers have the types of the MSW that is installed together with the mock.
import { WorkbenchMock } from '@workbench-sdk/mock'
import { mswHandlers } from '@workbench-sdk/mock/msw'
import { http } from 'msw'
import { setupServer } from 'msw/node'

const mock = new WorkbenchMock()
export const server = setupServer(
  http.get('https://app.example.com/', () => undefined),
  ...mswHandlers(mock),
)
server.use(...mswHandlers(mock))
