const { Workbench } = require('@workbench-sdk/client')
const { WorkbenchMock } = require('@workbench-sdk/mock')
const { mswHandlers } = require('@workbench-sdk/mock/msw')
const { setupServer } = require('msw/node')

const mock = new WorkbenchMock()
const server = setupServer(...mswHandlers(mock))
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterAll(() => server.close())

test('MSW intercepts the calls of a client', async () => {
  const workbench = new Workbench({ token: mock.tokens.admin })
  expect((await workbench.serviceAccounts.list()).total).toBe(3)
})
