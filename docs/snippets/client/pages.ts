import { Workbench } from '@workbench-sdk/client'

const workbench = new Workbench()

const active = workbench.apiKeys.list({ active: true, pageSize: 50 })

console.log(await active.count()) // the number of all active keys, e.g. 4
const oldest = await active.first() // undefined if the list is empty
console.log(oldest?.name)

for await (const { items, offset, total } of active.pages()) {
  console.log(`${offset + items.length} of ${total}`)
}
