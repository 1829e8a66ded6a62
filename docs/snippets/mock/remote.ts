import { Workbench } from '@workbench-sdk/client'
import { connectMock } from '@workbench-sdk/mock/remote'

const mock = await connectMock('http://127.0.0.1:4010', { world: 'ci-7' })
await mock.reset()
await mock.seed('typical')
const workbench = new Workbench({ token: mock.tokens.admin, baseUrl: mock.baseUrl })
await workbench.apiKeys.list()
console.log((await mock.requests).map(({ route }) => route)) // [ 'GET /api_keys' ]
await mock.deleteWorld()
