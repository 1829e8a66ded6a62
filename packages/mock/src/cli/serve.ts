import { Command, InvalidArgumentError, Option } from 'commander'
import type { Served } from '../adapters/node-server.ts'
import { ASSUMPTION_NAMES, ASSUMPTIONS, type AssumptionName, type Assumptions, assume } from '../assumptions.ts'
import { Mock } from '../mock.ts'
import { serve } from '../serve.ts'
import { Failure } from './exit.ts'
import { readProfile } from './profile-file.ts'

interface ServeFlags {
  readonly port: number
  readonly host: string
  readonly seed?: string
  readonly profile?: string
  readonly assume: Partial<Assumptions>
  readonly json?: true
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('Puts a mock on a port and says its URL and tokens. Ctrl-C stops it; what it held is gone then.')
    .option('--port <n>', 'the port; 0 takes any that is free', portNumber, 0)
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--seed <text>', 'the same seed gives the same ids and tokens')
    .option('--profile <file>', 'answer as the deployment does that the profile was recorded of')
    .addOption(
      new Option('--assume <name=value>', `make a guess about Workbench otherwise: ${ASSUMPTION_NAMES.join(', ')}`)
        .argParser(assumed)
        .default({}, 'none'),
    )
    .option('--json', 'say URL, organization, tokens and one-time code as one line of JSON')
    .action(run)
}

async function run({ port, host, seed, profile, assume: assumptions, json }: ServeFlags): Promise<void> {
  const mock = new Mock({
    ...(seed !== undefined && { randomSeed: seed }),
    ...(profile !== undefined && { profile: await readProfile(profile) }),
    assumptions,
  })
  const server = await serve(mock, { port, host }).catch((error: Error) => {
    throw new Failure(error.message)
  })
  console.log(json ? machineReadable(mock, server) : banner(mock, server))
  stopOnSignal(server)
}

function portNumber(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.')
}

/** `name=value`, beside those that came before. */
function assumed(text: string, before: Partial<Assumptions>): Partial<Assumptions> {
  const [name = '', ...rest] = text.split('=')
  try {
    const given = { ...before, [name]: spelledOut(name, rest.join('=')) }
    assume(given)
    return given
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error))
  }
}

/** Of a switch that is on or off, what its text says; `--assume otpOnKeyCreate` alone turns it on. */
function spelledOut(name: string, text: string): unknown {
  const isSwitch = typeof ASSUMPTIONS[name as AssumptionName]?.default === 'boolean'
  if (!isSwitch) return text
  return text === '' ? true : ({ true: true, false: false }[text] ?? text)
}

function machineReadable({ organizationId, tokens, otp }: Mock, { url }: Served): string {
  return JSON.stringify({ url, organizationId, tokens, otp })
}

function banner({ organizationId, tokens, otp }: Mock, { url }: Served): string {
  return `A mock of Workbench listens on ${url}

  organization      ${organizationId}
  admin             ${tokens.admin}
  analyst           ${tokens.analyst}
  read-only admin   ${tokens.readOnlyAdmin}
  one-time code     ${otp}

Try:

  curl -H 'Authorization: Bearer ${tokens.admin}' ${url}/api/v2/service_accounts
`
}

function stopOnSignal(server: Served): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close())
}
