// A mock on a port, whose only key is requested by the benchmark. Exits when its parent process does.
import { serve, WorkbenchMock } from '@workbench-sdk/mock'

const mock = new WorkbenchMock({ randomSeed: 'port' })
const [{ keys }] = mock.seed({ serviceAccounts: [{ name: 'deployer', keys: [{ name: 'deploy' }] }] }).serviceAccounts
const server = await serve(mock)
process.send?.({ url: server.url, path: `/api/v2/api_keys/${keys[0].id}`, token: mock.tokens.admin })
process.once('disconnect', () => process.exit())
