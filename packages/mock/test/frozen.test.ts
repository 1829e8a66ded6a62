// Objects that the package returns cannot be changed, because a change would affect other mocks.
import * as exported from '@workbench-sdk/mock'
import { createHost, serve, WorkbenchMock } from '@workbench-sdk/mock'
import { connectMock } from '@workbench-sdk/mock/remote'
import { expect, onTestFinished, test } from 'vitest'

/** Returns the paths of the objects and arrays that are not frozen. */
function changeable(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([name, each]) => changeable(each, `${path}.${name}`))
  return Object.isFrozen(value) ? inner : [path, ...inner]
}

test.each(Object.entries(exported).filter(([, value]) => typeof value === 'object'))('%s is frozen', (name, value) => {
  expect(changeable(value, name)).toEqual([])
})

test.each(['assumptions', 'identities', 'tokens'] as const)('%s of a mock is frozen', async property => {
  const host = createHost()
  expect(changeable(host.mock[property], property)).toEqual([])
  const server = await serve(host)
  onTestFinished(() => server.close())
  await using remote = await connectMock(server.url)
  expect(changeable(remote[property as 'tokens'], property)).toEqual([])
})

test('the faults of a mock are those that were passed to its constructor, even if the array changes', () => {
  const faults = [{ on: 'GET *', status: 503 } as const]
  const mock = new WorkbenchMock({ faults })
  faults.push({ on: 'nothing', status: 7 } as never)
  Object.assign(faults[0] ?? {}, { status: 500 })
  mock.reset()
  expect(mock.faults.list().map(({ fault }) => fault)).toEqual([{ on: 'GET *', status: 503 }])
})
