// A user's CommonJS module.
import { type ApiKey, contains, type Secret, Workbench, WorkbenchError } from '@workbench-sdk/client'
import { memoryJournal, memoryStore, type RotationResult, rotateApiKey } from '@workbench-sdk/client/rotation'
import { createHost, type MockServer, serve, WorkbenchMock } from '@workbench-sdk/mock'
import { type Report, runConformance } from '@workbench-sdk/mock/conformance'
import { connectMock, type RemoteMock } from '@workbench-sdk/mock/remote'

export async function main(): Promise<[ApiKey & { secret: Secret }, RotationResult, MockServer, RemoteMock]> {
  const mock = new WorkbenchMock()
  const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
  const account = await workbench.serviceAccounts.create({ name: 'ci', role: 'organization_analyst' })
  const key = await workbench.apiKeys.create({ serviceAccount: account, name: 'k' })
  const options = { key, store: memoryStore(key.secret), journal: memoryJournal(), gracePeriod: 0 }
  const rotated = await rotateApiKey(workbench, options)
  const server = await serve(createHost())
  await workbench.apiKeys.list({ name: contains('k') }).first()
  return [key, rotated, server, await connectMock(server.url)]
}
export const isError = (error: unknown): string => (error instanceof WorkbenchError ? error.message : '')
// @ts-expect-error Unknown role.
export const invalid = (workbench: Workbench) => workbench.serviceAccounts.create({ name: 'ci', role: 'owner' })
export const check = (baseUrl: string, token: string): Promise<Report> => runConformance({ baseUrl, token })
