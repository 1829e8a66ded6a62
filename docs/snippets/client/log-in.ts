import { createInterface } from 'node:readline/promises'
import { Workbench } from '@workbench-sdk/client'

const terminal = createInterface(process.stdin, process.stdout)
const workbench = await Workbench.login({
  username: 'robin@example.com',
  password: await terminal.question('Password: '),
  otp: () => terminal.question('Code: '),
})
console.log((await workbench.organizations.list().first())?.name)
terminal.close()
