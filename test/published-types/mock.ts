// Checks only types: a program that checks the types of its libraries, with ES2022 and the DOM, and without the types of Node.
import { type Fault, type MockServer, serve, WorkbenchMock } from '@workbench-sdk/mock'

const mock = new WorkbenchMock({ scenario: 'typical' })
const fault: Fault = { status: 503, times: 1 }
mock.faults.add(fault).remove()
export const server: Promise<MockServer> = serve(mock)
export const names: readonly string[] = mock.apiKeys().map(({ name }) => name)
// @ts-expect-error An account has a name.
mock.seed({ serviceAccounts: [{}] })
