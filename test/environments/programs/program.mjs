// A user's program. It uses each package, rotates a key in a file, and calls a mock on a port.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AuthenticationError, contains, Secret, Workbench } from '@workbench-sdk/client'
import { envFile, fileJournal, rotateApiKey } from '@workbench-sdk/client/rotation'
import { createHost, serve, WorkbenchMock } from '@workbench-sdk/mock'
import { connectMock } from '@workbench-sdk/mock/remote'

const folder = await mkdtemp(join(tmpdir(), 'workbench-program-'))
const mock = new WorkbenchMock()
const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
check(`${key.secret}` === '[secret]', 'A secret was printed.')
check((await workbench.apiKeys.list({ name: contains('DEPLOY') })).total === 1, 'The key was not found.')

const error = await workbench
  .withToken(new Secret('invalid'))
  .organizations.list()
  .toArray()
  .catch(reason => reason)
check(error instanceof AuthenticationError && error.constructor.name === 'AuthenticationError', `Wrong error: ${error}`)

const file = join(folder, '.env')
const store = envFile(file)
await store.write(key.secret)
const journal = fileJournal(join(folder, 'rotations.json'))
const { status } = await rotateApiKey(workbench, { key, store, journal, gracePeriod: 0 })
check(status === 'rotated', `The rotation was ${status}.`)
check(!(await readFile(file, 'utf8')).includes(key.secret.reveal()), 'The file has the old key.')

const server = await serve(createHost({ scenario: 'typical' }))
const remote = await connectMock(server.url)
const served = new Workbench({ token: remote.tokens.admin, baseUrl: server.url })
check((await served.serviceAccounts.list()).total > 3, 'The mock on a port has no records.')
await remote.close()
await server.close()
await rm(folder, { recursive: true })
console.log('works')

function check(condition, message) {
  if (!condition) throw new Error(message)
}
