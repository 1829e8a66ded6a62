import { AuthenticationError, Workbench } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'

const mock = new WorkbenchMock({ now: '2026-11-22T12:00:00Z' }) // the clock is stopped
mock.seed({ userAccounts: [{ email: 'robin@example.com', password: 'correct horse', role: 'organization_admin' }] })
const login = { username: 'robin@example.com', password: 'correct horse' }
const session = await Workbench.login({ ...login, otp: mock.otp, fetch: mock.fetch })
console.log((await session.organizations.list()).total) // 1

mock.clock.advance({ hours: 14 }) // a login session expires after 13 hours
const error = await session.organizations
  .list()
  .toArray()
  .catch(error => error)
console.log(error instanceof AuthenticationError) // true
mock.clock.resume() // follow the system clock again
