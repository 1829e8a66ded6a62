// A user's program, type-checked against the published packages, including the types of their dependencies.
import { readFileSync } from 'node:fs'
import {
  type ApiKey,
  before,
  contains,
  type RequestInput,
  type Secret,
  type ServiceAccount,
  Workbench,
  WorkbenchError,
} from '@workbench-sdk/client'
import { memoryJournal, memoryStore, type RotationResult, rotateApiKey } from '@workbench-sdk/client/rotation'
import { createHost, type Seeded, serve, WorkbenchMock } from '@workbench-sdk/mock'
import { type StartedWorkbench, startWorkbench } from '@workbench-sdk/mock/browser'
import { createProfile, type Report, runConformance } from '@workbench-sdk/mock/conformance'
import { connectMock, type RemoteMock } from '@workbench-sdk/mock/remote'

const mock = new WorkbenchMock({ assumptions: { enableCascade: 'untouched-only' } })
const seeded = mock.seed({ serviceAccounts: [{ name: 'ci', keys: [{ name: 'deploy' }] }] })
const token: string = seeded.serviceAccounts[0].keys[0].token
export const shape: Seeded = mock.seed({})

const server = await serve(mock)
const workbench = new Workbench({ token: mock.tokens.admin, baseUrl: server.url })
const account: ServiceAccount = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_admin' })
const key: ApiKey & { secret: Secret } = await workbench.apiKeys.create({ serviceAccount: account, name: 'deploy' })
const [first]: ApiKey[] = await workbench.serviceAccounts.keys(account).toArray()
if (first?.id !== key.id || !(first.createdAt instanceof Date)) throw new Error('The key is not in the list.')

// @ts-expect-error A secret is not a string.
export const leaked: string = key.secret
// @ts-expect-error Unknown role.
const refused = workbench.serviceAccounts.create({ name: 'ci', role: 'owner' })
const error: unknown = await refused.catch((reason: unknown) => reason)
if (!(error instanceof WorkbenchError) || error.status !== 403) throw new Error('The role was not rejected.')

const found = await workbench.apiKeys.list({ name: contains('DEPLOY'), createdAt: before(new Date()) }).first()
const input: RequestInput<'GET', '/api/v2/api_keys/{id}'> = { path: { id: key.id } }
const { data } = await workbench.request('GET', '/api/v2/api_keys/{id}', input)
if (found === undefined || data.attributes.display_name !== 'deploy') throw new Error('The key was not found.')
// @ts-expect-error A name cannot be compared to a date.
export const invalidQuery = () => workbench.apiKeys.list({ name: before(new Date()) })

const rotation = { key, store: memoryStore(key.secret), journal: memoryJournal(), gracePeriod: 0 }
const { newKey }: RotationResult = await rotateApiKey(workbench, rotation)
if (newKey === undefined || newKey.id === key.id) throw new Error('The key was not rotated.')

const deployment = { baseUrl: mock.baseUrl, token: mock.tokens.admin, fetch: mock.fetch }
const report: Report = await runConformance(deployment, {
  allowWrites: true,
  only: id => id.startsWith('enable-cascade'),
})
const alike = new WorkbenchMock({ profile: createProfile(report) })
if (alike.assumptions.enableCascade !== 'untouched-only')
  throw new Error('The profile does not contain the observed behavior.')

/** Checks only types, because there is no page. */
export const inPage = (): Promise<StartedWorkbench> => startWorkbench({ mock, persist: 'session' })
export const worldsInPage = (): Promise<StartedWorkbench> => startWorkbench({ host: createHost() })

const worlds = await serve(createHost())
const page = await fetch(worlds.url)
if (page.headers.get('content-type') !== 'text/html; charset=utf-8') throw new Error('The mock has no page.')
const remote: RemoteMock = await connectMock(worlds.url, { world: 'ci' })
const { serviceAccounts } = await remote.seed({ serviceAccounts: [{ name: 'ci', keys: [{ name: 'deploy' }] }] })
const remoteToken: string = serviceAccounts[0].keys[0].token
const { total } = await new Workbench({ token: remoteToken, baseUrl: remote.baseUrl }).organizations.list()
if (total !== 1 || (await remote.requests).length !== 1) throw new Error('The remote mock was not called.')
await remote.deleteWorld()
await worlds.close()

const itself = new Workbench({ token, fetch: mock.fetch })
for await (const organization of itself.organizations.list()) console.log(organization.name)
await server.close()

for (const [document, version] of [
  ['openapi', '3.1.0'],
  ['openapi-3.0', '3.0.3'],
  ['control.openapi', '3.1.0'],
]) {
  const { openapi } = JSON.parse(
    readFileSync(new URL(import.meta.resolve(`@workbench-sdk/mock/${document}.json`)), 'utf8'),
  )
  if (openapi !== version) throw new Error(`The package's ${document}.json has the version ${openapi}.`)
}
