import { signal } from '@preact/signals'
import { Workbench } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { expect, test, vi } from 'vitest'
import { parseFilters } from './account-filters.ts'
import { AccountListStore } from './account-list-store.ts'

/** Creates a store for a mock whose responses wait until they are released. */
function setUp(count: number) {
  const mock = new WorkbenchMock()
  mock.seed({ serviceAccounts: Array.from({ length: count }, (_, index) => ({ name: `account ${index}` })) })
  const waiting: (() => void)[] = []
  const gate = { isOpen: true }
  const token = mock.tokens.admin
  const workbench = new Workbench({
    token,
    fetch: async (...call) => {
      const response = await mock.fetch(...call)
      if (!gate.isOpen) await new Promise<void>(resolve => waiting.push(resolve))
      return response
    },
  })
  const store = new AccountListStore(signal(workbench), signal(parseFilters(new URLSearchParams())))
  return { mock, store, gate, waiting, writer: new Workbench({ token, fetch: mock.fetch }) }
}

const namesIn = ({ accounts }: AccountListStore) => accounts.value.map(({ name }) => name)

test('shows the changes of a long list, even if another change follows each page', async () => {
  const { mock, store, gate, waiting, writer } = setUp(450)
  const release = store.need(450)
  store.reload()
  await vi.waitFor(() => expect(store.accounts.value.length).toBe(store.total.value))

  gate.isOpen = false
  const renamed = mock.serviceAccounts()[440]?.id ?? ''
  await writer.serviceAccounts.update(renamed, { name: 'renamed 0' })
  store.refresh()
  for (let turn = 1; turn <= 12; turn++) {
    await vi.waitFor(() => expect(waiting).toHaveLength(1))
    await writer.serviceAccounts.update(renamed, { name: `renamed ${turn}` })
    store.refresh()
    waiting.shift()?.()
  }
  expect(namesIn(store).some(name => name.startsWith('renamed'))).toBe(true)

  gate.isOpen = true
  for (const resolve of waiting) resolve()
  await vi.waitFor(() => expect(namesIn(store)).toContain('renamed 12'))
  release()
})

test('keeps the objects of accounts that have not changed', async () => {
  const { mock, store, writer } = setUp(3)
  store.reload()
  await vi.waitFor(() => expect(store.accounts.value.length).toBe(store.total.value))
  const before = new Map(store.accounts.value.map(account => [account.id, account]))
  const changed = mock.serviceAccounts().find(({ name }) => name === 'account 1')?.id ?? ''
  await writer.serviceAccounts.update(changed, { name: 'another name' })
  store.refresh()
  await vi.waitFor(() => expect(namesIn(store)).toContain('another name'))
  const isSame = store.accounts.value.map(account => account === before.get(account.id))
  expect(isSame.filter(same => !same)).toHaveLength(1)
})
