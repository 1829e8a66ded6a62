// Two copies of the client, as in the workspaces of a monorepo.
import assert from 'node:assert/strict'
import * as a from '@workbench-sdk/client'
import * as rotationOfA from '@workbench-sdk/client/rotation'
import { WorkbenchMock } from '@workbench-sdk/mock'
import * as b from 'other-client'
import * as rotationOfB from 'other-client/rotation'

assert.notEqual(a.Workbench, b.Workbench)
const mock = new WorkbenchMock()
const { admin } = mock.tokens
const otp = mock.otp
for (const [left, right, rotation] of [
  [a, b, rotationOfA],
  [b, a, rotationOfB],
]) {
  const workbench = new left.Workbench({ token: new right.Secret(admin), fetch: mock.fetch })
  const account = await workbench.serviceAccounts.create({ name: `ci-${Math.random()}`, role: 'organization_analyst' })
  const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
  assert.equal((await workbench.apiKeys.list({ serviceAccount: account, name: right.contains('dep') })).total, 1)
  assert.ok(key.secret instanceof right.Secret)
  const foreign = new right.Workbench({ token: admin, fetch: mock.fetch })
  const store = rotation.memoryStore(key.secret)
  const { status } = await rotation.rotateApiKey(foreign, {
    key,
    store,
    journal: rotation.memoryJournal(),
    gracePeriod: 0,
  })
  assert.equal(status, 'rotated')
  const failure = await left.Workbench.login({
    username: 'nobody@example.com',
    password: new right.Secret('a wrong password'),
    otp: String(otp),
    fetch: async (url, init) => {
      assert.ok(!String(init?.body).includes('[secret]'), 'A redacted password was sent.')
      return mock.fetch(url, init)
    },
  }).catch(error => error)
  assert.ok(failure instanceof right.WorkbenchError, String(failure))
}
console.log('works')
