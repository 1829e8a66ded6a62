import { before, contains, Workbench } from '@workbench-sdk/client'

const workbench = new Workbench()

const { items, total } = await workbench.apiKeys.list() // the first page
console.log(`${items.length} of ${total}`)

for await (const key of workbench.apiKeys.list({ active: true, name: contains('ci'), sort: '-createdAt' })) {
  console.log(key.name) // all matches, page by page
}

const old = await workbench.apiKeys.list({ createdAt: before(new Date('2026-06-01')) }).toArray({ limit: 1_000 })
console.log(old.length)
