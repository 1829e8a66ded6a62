import { createHost, serve, WorkbenchMock } from '@workbench-sdk/mock'
import { connectMock, type RemoteMock } from '@workbench-sdk/mock/remote'
import { afterAll, beforeAll } from 'vitest'

const OPTIONS = { now: '2026-11-22T12:00:00Z', randomSeed: 7, scenario: 'typical' } as const

export type AnyMock = WorkbenchMock | RemoteMock

/** The compiler does not resolve a call of the overloads of both. */
export const seedOf = (mock: AnyMock) => mock.seed.bind(mock) as WorkbenchMock['seed']

/** A mock on a port, and one in this process with the same options. */
export let remote: RemoteMock
export let local: WorkbenchMock

/** Starts both before the tests of a file, and stops them after these. */
export function useRemoteAndLocal(): void {
  let server: Awaited<ReturnType<typeof serve>>
  beforeAll(async () => {
    server = await serve(createHost(OPTIONS))
    remote = await connectMock(server.url)
    local = new WorkbenchMock({ ...OPTIONS, baseUrl: server.url })
  })
  afterAll(async () => {
    await remote.close()
    await server.close()
  })
}
