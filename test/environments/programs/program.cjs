// A program that is CommonJS, and that also loads the ES modules. The objects of the one build work with the other.
const assert = require('node:assert/strict')
const { AuthenticationError, contains, Secret, Workbench } = require('@workbench-sdk/client')
const { memoryJournal, memoryStore, rotateApiKey } = require('@workbench-sdk/client/rotation')
const { createHost, serve, WorkbenchMock } = require('@workbench-sdk/mock')
const { runConformance } = require('@workbench-sdk/mock/conformance')
const { connectMock } = require('@workbench-sdk/mock/remote')

async function main() {
  const client = await import('@workbench-sdk/client')
  const rotation = await import('@workbench-sdk/client/rotation')
  const mocks = await import('@workbench-sdk/mock')
  assert.notEqual(client.Workbench, Workbench)

  const mock = new WorkbenchMock()
  const { admin: token } = mock.tokens
  for (const [left, right] of [
    [
      { Workbench, contains, Secret, AuthenticationError, rotateApiKey, memoryStore },
      { ...client, ...rotation },
    ],
    [
      { ...client, ...rotation },
      { Workbench, contains, Secret, AuthenticationError, rotateApiKey, memoryStore },
    ],
  ]) {
    const workbench = new left.Workbench({ token: new right.Secret(token), fetch: mock.fetch })
    const account = await workbench.serviceAccounts.create({
      name: `ci-${Math.random()}`,
      role: 'organization_analyst',
    })
    const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
    assert.ok(key.secret instanceof right.Secret)
    const found = await workbench.apiKeys.list({ serviceAccount: account, name: right.contains('DEP') })
    assert.equal(found.total, 1)
    const store = right.memoryStore(key.secret)
    const journal = memoryJournal()
    const { status } = await right.rotateApiKey(workbench, { key, store, journal, gracePeriod: 0 })
    assert.equal(status, 'rotated')
    const error = await workbench
      .withToken(new right.Secret('invalid'))
      .organizations.list()
      .toArray()
      .catch(e => e)
    assert.ok(error instanceof right.AuthenticationError, String(error))
  }

  const server = await mocks.serve(createHost())
  const remote = await connectMock(server.url)
  await remote.seed('typical')
  await remote.close()
  await server.close()
  const port = await serve(new mocks.WorkbenchMock())
  await port.close()
  const only = id => id.startsWith('enable-cascade')
  const report = await runConformance({ baseUrl: mock.baseUrl, token, fetch: mock.fetch }, { allowWrites: true, only })
  assert.ok(report)
  console.log('works')
}

main().catch(error => {
  console.error(error)
  process.exitCode = 1
})
