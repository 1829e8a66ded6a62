import { Command, InvalidArgumentError } from 'commander'
import type { Served } from './adapters/node-server.ts'
import { serve } from './serve.ts'
import { WorkbenchMock } from './workbench-mock.ts'

interface ServeFlags {
  readonly port: number
  readonly host: string
  readonly seed?: string
  readonly json?: true
}

const program = new Command('workbench-mock')
  .description('An Expel Workbench for tests and laptops that keeps every rule of service accounts and API keys.')
  .showHelpAfterError()

program
  .command('serve')
  .description('Puts a mock on a port and says its URL and tokens. Ctrl-C stops it; what it held is gone then.')
  .option('--port <n>', 'the port; 0 takes any that is free', portNumber, 0)
  .option('--host <address>', 'the address to listen on', '127.0.0.1')
  .option('--seed <text>', 'the same seed gives the same ids and tokens')
  .option('--json', 'say URL, organization and tokens as one line of JSON')
  .action(run)

await program.parseAsync()

async function run({ port, host, seed, json }: ServeFlags): Promise<void> {
  const mock = new WorkbenchMock(seed === undefined ? {} : { randomSeed: seed })
  try {
    const server = await serve(mock, { port, host })
    console.log(json ? machineReadable(mock, server) : banner(mock, server))
    stopOnSignal(server)
  } catch (error) {
    program.error(error instanceof Error ? error.message : String(error))
  }
}

function portNumber(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.')
}

function machineReadable({ organizationId, tokens }: WorkbenchMock, { url }: Served): string {
  return JSON.stringify({ url, organizationId, tokens })
}

function banner({ organizationId, tokens }: WorkbenchMock, { url }: Served): string {
  return `A mock of Workbench listens on ${url}

  organization      ${organizationId}
  admin             ${tokens.admin}
  analyst           ${tokens.analyst}
  read-only admin   ${tokens.readOnlyAdmin}

Try:

  curl -H 'Authorization: Bearer ${tokens.admin}' ${url}/api/v2/service_accounts
`
}

function stopOnSignal(server: Served): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close())
}
