// A user's ES module.
import { type ApiKey, contains, type Secret, Workbench, WorkbenchError } from '@workbench-sdk/client'
import { memoryJournal, memoryStore, type RotationResult, rotateApiKey } from '@workbench-sdk/client/rotation'
import { createHost, type MockServer, serve, WorkbenchMock } from '@workbench-sdk/mock'
import { connectMock, type RemoteMock } from '@workbench-sdk/mock/remote'

const mock = new WorkbenchMock()
const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
export const key: ApiKey & { secret: Secret } = await workbench.apiKeys.create({ serviceAccount: account, name: 'k' })
export const found: ApiKey | undefined = await workbench.apiKeys.list({ name: contains('k') }).first()
const options = { key, store: memoryStore(key.secret), journal: memoryJournal(), gracePeriod: 0 }
export const rotated: RotationResult = await rotateApiKey(workbench, options)
export const server: MockServer = await serve(createHost())
export const remote: RemoteMock = await connectMock(server.url)
export const isError = (error: unknown): string => (error instanceof WorkbenchError ? error.message : '')
// @ts-expect-error A secret is not a string.
export const leaked: string = key.secret
