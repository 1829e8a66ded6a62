import { WorkbenchMock } from '@workbench-sdk/mock'
import { mswHandlers } from '@workbench-sdk/mock/msw'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'

const mock = new WorkbenchMock()
const server = setupServer(...mswHandlers(mock))
server.listen()
server.use(http.post(`${mock.baseUrl}/api/v2/api_keys`, () => HttpResponse.error(), { once: true })) // for one request
server.close()
