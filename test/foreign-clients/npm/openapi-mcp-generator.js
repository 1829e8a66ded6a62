// An MCP server that openapi-mcp-generator generates: the tools that a language model would call, over stdio.
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { compile, DOCUMENT, generate } from './generated.js'
import { reportOperations } from './operations.js'
import { AUTHORIZATION, ORIGIN } from './report.js'

const main = `import axios from 'axios'
import './server/src/index'
axios.interceptors.response.use(response => {
  response.headers['content-type'] = 'application/json'
  return response
})
`
const folder = await generate('openapi-mcp-generator', ['--input', DOCUMENT, '--output', 'server'], main)
const transport = new StdioClientTransport({
  command: process.execPath,
  args: [await compile(folder)],
  env: { API_BASE_URL: ORIGIN, BEARER_TOKEN_BEARER: AUTHORIZATION.replace('Bearer ', '') },
  stderr: 'ignore',
})
const client = new Client({ name: 'workbench-sdk', version: '1.0.0' })
await client.connect(transport)
const { tools } = await client.listTools()

async function call(name, args = {}) {
  const { inputSchema } = tools.find(tool => tool.name === name)
  const unknown = Object.keys(args).filter(key => !(key in inputSchema.properties))
  if (unknown.length > 0) throw new Error(`${name} has no arguments ${unknown}.`)
  const { content } = await client.callTool({ name, arguments: args })
  const [{ text }] = content
  const [, document] = /^API Response \(Status: \d+\):\n(.*)$/s.exec(text) ?? []
  if (!document) throw new Error(text)
  return JSON.parse(document)
}

await reportOperations(
  {
    listAccounts: query => call('listServiceAccounts', query),
    listKeys: query => call('listApiKeys', query),
    getAccount: id => call('getServiceAccount', { id }),
    createAccount: requestBody => call('createServiceAccount', { requestBody }),
    updateAccount: (id, requestBody) => call('updateServiceAccount', { id, requestBody }),
    deleteAccount: id => call('deleteServiceAccount', { id }),
  },
  // It cuts the response.
  ({ message }) => {
    const [, status] = /^API Error: Status (\d+)/.exec(message) ?? []
    const [, title] = /"title":"([^"]*)"/.exec(message) ?? []
    return { status: Number(status), errors: [{ title }] }
  },
)
