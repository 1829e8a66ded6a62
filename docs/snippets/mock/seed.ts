import { fleet, WorkbenchMock } from '@workbench-sdk/mock'

const mock = new WorkbenchMock()
const { serviceAccounts } = mock.seed({
  serviceAccounts: [
    { name: 'deployer', role: 'organization_analyst', keys: [{ name: 'old', createdAt: new Date('2026-01-01') }] },
  ],
  userAccounts: [{ email: 'robin@example.com', password: 'correct horse', role: 'organization_admin' }],
})
console.log(serviceAccounts[0].keys[0].token) // wbmock_… is not available anywhere else

mock.seed('stale-keys')
mock.seed(fleet(200))
console.log(mock.serviceAccounts().length) // 205
console.log(mock.apiKeys().find(({ name }) => name === 'old')?.active) // true
