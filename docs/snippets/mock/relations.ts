import { Collection } from '@msw/data'
import { Workbench } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { type ApiKeyRecord, dataOf } from '@workbench-sdk/mock/data'
import { z } from 'zod'

const mock = new WorkbenchMock()
const workbench = new Workbench({ token: mock.tokens.admin, fetch: mock.fetch })
const { serviceAccounts, apiKeys } = await dataOf(mock)
mock.seed({ serviceAccounts: [{ name: 'deployer', keys: [{ name: 'old' }, { name: 'new' }] }] })
const deployer = serviceAccounts.findFirst(q => q.where({ name: 'deployer' }), { strict: true })

const bots = new Collection({ schema: z.object({ name: z.string(), keys: z.array(z.custom<ApiKeyRecord>()) }) })
bots.defineRelations(({ many }) => ({ keys: many(apiKeys) }))
const bot = await bots.create({ name: 'deploys', keys: [...deployer.apiKeys] })

await workbench.serviceAccounts.disable(deployer.id)
console.log(bot.keys.map(key => key.active)) // [ false, false ]
console.log(bots.findMany(q => q.where({ keys: { serviceAccount: { name: 'deployer' } } })).length) // 1
