// MSW intercepts the calls of a program that creates its own client.
import process from 'node:process'
import { Workbench } from '@workbench-sdk/client'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { mswHandlers } from '@workbench-sdk/mock/msw'
import { setupServer } from 'msw/node'

const mock = new WorkbenchMock()
const server = setupServer(...mswHandlers(mock))
server.listen()
const { total } = await new Workbench({ token: mock.tokens.admin }).serviceAccounts.list()
await server.close()
if (total !== 3) throw new Error(`Expected 3 accounts, received ${total}.`)
console.log('works')
// In Deno, MSW keeps the program running.
process.exit()
