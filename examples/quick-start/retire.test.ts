import { AuthenticationError, Workbench } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test } from 'vitest'
import { retireKeys } from './retire.ts'

test('disables only the old key, which Workbench then rejects', async () => {
  const mock = new WorkbenchMock({ now: '2026-11-22T12:00:00Z' })
  const [deployer] = mock.seed({
    serviceAccounts: [
      { name: 'deployer', keys: [{ name: 'old', createdAt: new Date('2026-01-01') }, { name: 'new' }] },
    ],
  }).serviceAccounts
  const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })

  expect(await retireKeys(workbench, deployer.id, new Date('2026-06-01'))).toEqual(['old'])

  const [old, young] = deployer.keys.map(({ token }) => new Workbench({ token, fetch: mock.fetch }))
  await expect(old?.organizations.list().toArray()).rejects.toThrow(AuthenticationError)
  expect(await young?.organizations.list().toArray()).toHaveLength(1)
})
