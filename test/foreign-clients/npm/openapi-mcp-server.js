// https://github.com/ivo-toby/mcp-openapi-server: the tools that a language model would call, over stdio.
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { DOCUMENT } from './generated.js'
import { reportOperations } from './operations.js'
import { AUTHORIZATION, ORIGIN } from './report.js'

const transport = new StdioClientTransport({
  command: process.execPath,
  args: [join(import.meta.dirname, 'node_modules/@ivotoby/openapi-mcp-server/bin/mcp-server.js')],
  env: {
    API_BASE_URL: ORIGIN,
    OPENAPI_SPEC_PATH: DOCUMENT,
    API_HEADERS: `Authorization:${AUTHORIZATION}`,
    DISABLE_ABBREVIATION: 'true',
    VERBOSE: 'false',
  },
})
const client = new Client({ name: 'workbench-sdk', version: '1.0.0' })
await client.connect(transport)
const { tools } = await client.listTools()

async function call(name, args = {}) {
  const { inputSchema } = tools.find(tool => tool.name === name)
  const unknown = Object.keys(args).filter(key => !(key in inputSchema.properties))
  const missing = inputSchema.required?.filter(key => !(key in args)) ?? []
  if (unknown.length + missing.length > 0) throw new Error(`${name} has other arguments: ${[...unknown, ...missing]}`)
  const { content, isError } = await client.callTool({ name, arguments: args })
  if (isError) throw new Error(content[0].text)
  return JSON.parse(content[0].text)
}

await reportOperations(
  {
    listAccounts: query => call('list-service-accounts', query),
    listKeys: query => call('list-api-keys', query),
    getAccount: id => call('get-service-account', { id }),
    createAccount: body => call('create-service-account', body),
    updateAccount: (id, body) => call('update-service-account', { id, ...body }),
    // The schema requires a body, which has no schema.
    deleteAccount: id => call('delete-service-account', { id, body: {} }),
  },
  ({ message }) => {
    const [, status, details] = /\((\d+): (.*)\)$/.exec(message) ?? []
    return { status: Number(status), errors: details.startsWith('{') ? JSON.parse(details).errors : [] }
  },
)
