import { WorkbenchMock } from '@workbench-sdk/mock'

const mock = new WorkbenchMock({ scenario: ['typical', 'two-organizations'] }) // also after each reset
console.log(
  mock
    .serviceAccounts()
    .map(({ name }) => name)
    .includes('siem-export'),
) // true
