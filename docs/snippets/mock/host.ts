import { createHost, serve } from '@workbench-sdk/mock'

const server = await serve(createHost({ scenario: 'typical' }), { port: 0 })
const { tokens } = (await (await fetch(`${server.url}/__mock__`)).json()) as { tokens: { admin: string } }
console.log(Object.keys(tokens)) // [ 'admin', 'analyst', 'readOnlyAdmin' ]
await server.close()
