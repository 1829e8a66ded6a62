import { ASSUMPTION_NAMES, type Assumptions } from '@workbench-sdk/contract/assumptions'
import { LIMITS } from '@workbench-sdk/contract/control-limits'
import { messageOf } from '@workbench-sdk/internal/errors'
import { isLoopback } from '@workbench-sdk/internal/loopback'
import { Command, Option } from 'commander'
import { SCENARIOS } from '../fixtures/scenarios.ts'
import { DEFAULT_WORLD } from '../host/address.ts'
import { createHost, type Host, type HostOptions, isHeaderToken } from '../host/host.ts'
import { type Servable, serve } from '../host/serve.ts'
import type { WorkbenchMock } from '../mock/mock.ts'
import type { MockOptions } from '../mock/options.ts'
import type { StateFile } from '../persistence/state-file.ts'
import type { RecordedRequest } from '../recording/recorded-request.ts'
import type { MockServer } from '../transports/http/server.ts'
import { EXIT, Failure } from './exit.ts'
import { writeOutputFile } from './output-file.ts'
import { readProfile } from './profile-file.ts'
import { banner, readyLine } from './serve/banner.ts'
import { lineWriter } from './serve/line-writer.ts'
import { type Latency, parseAssumption, parseLatency, parsePort, parseScenario, parseSeed } from './serve/options.ts'
import { openStateFile, PersistentWorlds, withPersistenceErrors } from './serve/persistence.ts'
import { requestLine } from './serve/request-log.ts'
import { type NamedOrFileScenario, watchScenarios } from './serve/scenarios.ts'
import { stopOnSignal } from './serve/stop-on-signal.ts'

/** The default port. It is fixed, so that clients have to be configured only once. */
const PORT = 4010

/** The maximum number of recorded requests per world. It is lower than the default, because a server can run for weeks. */
const KEEP_REQUESTS = LIMITS.recordedRequests

/** The variable for the control token. It is safer than the option, because other users of the machine can read arguments. */
const CONTROL_TOKEN = 'WORKBENCH_MOCK_CONTROL_TOKEN'

interface ServeFlags {
  readonly port: number
  readonly host: string
  readonly allowedHost?: readonly string[]
  readonly corsOrigin?: readonly string[]
  readonly controlToken?: string | true
  readonly tls?: string | true
  readonly scenario: readonly NamedOrFileScenario[]
  readonly watchScenario?: true
  readonly seed?: string
  readonly state?: string
  readonly latency?: Latency
  readonly profile?: string
  readonly assume: Partial<Assumptions>
  readonly json?: true
  readonly quiet?: true
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('Starts a mock server, prints its URL and tokens, and logs requests. Stop it with Ctrl-C.')
    .optionsGroup('Server options:')
    .option('--port <n>', 'the port to listen on; 0 selects any free port', parsePort, PORT)
    .option(
      '--host <address>',
      'the address to listen on; unless it is a loopback address, everyone on the network can use the mock',
      '127.0.0.1',
    )
    .option('--allowed-host <name...>', 'additional host names that requests can use, e.g. the container name')
    .option(
      '--cors-origin <origin...>',
      'additional origins whose pages can call the mock, e.g. https://app.example.test; "*" means any origin',
    )
    .addOption(
      new Option(
        '--control-token [token]',
        'the token that the control API requires; if the value is omitted, a random one. By default, a random token is required unless the address is a loopback address',
      ).env(CONTROL_TOKEN),
    )
    .option('--tls [file]', 'serve HTTPS with a self-signed certificate, which is written to the file')
    .optionsGroup('State options:')
    .addOption(
      new Option(
        '--scenario <name|file>',
        `the initial state: ${Object.keys(SCENARIOS).join(', ')}; fleet:200; or a JSON file. Can be repeated`,
      )
        .argParser(parseScenario)
        .default([], 'only the accounts of the tokens'),
    )
    .option('--watch-scenario', 'reset all worlds when a scenario file changes')
    .option(
      '--state <file>',
      'persist the state of all worlds across restarts, in a file and a folder; a new file starts with the scenarios',
    )
    .option(
      '--seed <text>',
      'the seed for ids and tokens; the same seed results in the same tokens, so it is a password',
      parseSeed,
    )
    .optionsGroup('Response options:')
    .option('--latency <ms>', 'delay each response; 50-300 means a random delay in this range', parseLatency)
    .addOption(
      new Option('--assume <name=value>', `change an assumption about Workbench: ${ASSUMPTION_NAMES.join(', ')}`)
        .argParser(parseAssumption)
        .default({}, 'none'),
    )
    .option('--profile <file>', 'behave like the deployment that the profile was recorded from')
    .optionsGroup('Output options:')
    .option('--json', 'print the URL, tokens and one-time code as one line of JSON, then one line per request')
    .option('--quiet', 'do not log requests')
    .optionsGroup('Help:')
    .addHelpText('after', HELP)
    .action(run)
}

const HELP = `
Examples:
  npx @workbench-sdk/mock                              on port ${PORT}; serve is the default command
  npx @workbench-sdk/mock --scenario typical --scenario fleet:50
  npx @workbench-sdk/mock --scenario ./accounts.json --watch-scenario
  npx @workbench-sdk/mock --state mock.state --latency 50-300
  npx @workbench-sdk/mock --port 0 --json --quiet      for programs that start a mock
  node_modules/.bin/workbench-mock --quiet &           for scripts that stop it with a signal (not passed on by npx)

Exit codes: ${EXIT.fine} stopped, ${EXIT.failed} could not start, ${EXIT.usage} invalid option, ${EXIT.interrupted} stopped by a second Ctrl-C without waiting for
responses in progress.`

async function run(flags: ServeFlags): Promise<void> {
  /** Called in reverse order. */
  const cleanups: (() => void | Promise<void>)[] = []
  const stop = async () => {
    for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp()
  }
  let announce: () => void
  try {
    announce = await start(flags, cleanUp => cleanups.push(cleanUp))
  } catch (error) {
    await stop()
    throw error
  }
  // Must precede the ready message, because a program may stop the mock when it reads that message.
  stopOnSignal(stop)
  announce()
}

/** Starts the mock. Returns a function that prints that the mock is ready. */
async function start(flags: ServeFlags, onStop: (cleanUp: () => void | Promise<void>) => void): Promise<() => void> {
  const state = flags.state === undefined ? undefined : await openStateFile(flags.state, flags.seed)
  const persistent = state && new PersistentWorlds(state)
  if (persistent) onStop(() => persistent.close())
  const options = await optionsOf(flags, state)
  const print = lineWriter(process.stdout, droppedLine(flags))
  const warn = lineWriter(process.stderr, droppedLine({}))
  const controlToken = controlTokenOf(flags)
  const mocks = new Map<string, WorkbenchMock>()
  let isReady = false
  const host = hostOf({
    ...options,
    keepRequests: KEEP_REQUESTS,
    ...(controlToken !== undefined && { controlToken }),
    onWorld: (name, mock) => {
      persistent?.add(name, mock)
      mocks.set(name, mock)
      mock.onRequest(request => isReady && !flags.quiet && print(logLine(flags, name, request)))
    },
    onWorldDeleted: name => {
      mocks.delete(name)
      persistent?.delete(name)
    },
  })
  const { mock } = host
  for (const { path, world } of persistent?.files ?? []) {
    if (world === undefined) warn(`${path} was ignored, because its name is not that of a world.`)
    else host.addSavedWorld(world)
  }
  const server = await listen(persistent ? withPersistenceErrors(host, warn) : host, flags)
  onStop(() => server.close())
  if (flags.watchScenario) onStop(watchScenarios(() => mocks.values(), options, filesOf(flags), warn))
  if (!isLoopback(flags.host)) {
    warn(`Warning: ${flags.host} is not a loopback address. Everyone on the network can use this mock.`)
  }
  if (typeof flags.tls === 'string') await writeOutputFile(flags.tls, server.certificate ?? '')
  const details = {
    host: flags.host,
    controlToken: controlToken === flags.controlToken ? undefined : controlToken,
    state: state?.path,
    certificate: flags.tls,
  }
  return () => {
    print(flags.json ? readyLine(mock, server, details) : banner(mock, server, details))
    isReady = true
  }
}

/** @throws Failure if the token is not a valid header value */
function controlTokenOf({ controlToken, host }: ServeFlags): string | undefined {
  if (controlToken === true || (controlToken === undefined && !isLoopback(host))) return crypto.randomUUID()
  if (controlToken === undefined || isHeaderToken(controlToken)) return controlToken
  const expected = 'expected printable ASCII characters without spaces'
  throw new Failure(`Invalid value of --control-token or ${CONTROL_TOKEN}: ${expected}.`, EXIT.usage)
}

/** Formats a request. Includes the name of the world, unless it is the default world. */
function logLine({ json }: ServeFlags, name: string, request: RecordedRequest): string {
  const world = name === DEFAULT_WORLD ? undefined : name
  if (json) return JSON.stringify({ ...(world !== undefined && { world }), ...request })
  return requestLine(request, { stream: process.stdout, ...(world !== undefined && { world }) })
}

async function optionsOf(flags: ServeFlags, state: StateFile | undefined): Promise<MockOptions> {
  const seed = state?.initial?.randomSeed ?? flags.seed
  if (flags.watchScenario && filesOf(flags).length === 0) {
    throw new Failure('--watch-scenario requires a scenario file, e.g. --scenario ./accounts.json', EXIT.usage)
  }
  return {
    scenario: flags.scenario.map(each => each.scenario),
    assumptions: flags.assume,
    ...(seed !== undefined && { randomSeed: seed }),
    ...(flags.latency !== undefined && { faults: [{ latency: flags.latency }] }),
    ...(flags.profile !== undefined && { profile: await readProfile(flags.profile) }),
  }
}

const filesOf = ({ scenario }: ServeFlags) => scenario.flatMap(({ file }) => file ?? [])

function hostOf(options: HostOptions): Host {
  try {
    return createHost(options)
  } catch (error) {
    if (error instanceof Failure) throw error
    // Each scenario has already been validated separately.
    throw new Failure(`The scenarios cannot be combined: ${messageOf(error)}`, EXIT.usage)
  }
}

async function listen(
  handler: Servable,
  { port, host, allowedHost, corsOrigin, tls }: ServeFlags,
): Promise<MockServer> {
  try {
    return await serve(handler, {
      port,
      host,
      tls: tls !== undefined,
      ...(allowedHost && { allowedHosts: allowedHost }),
      ...(corsOrigin && { corsOrigins: corsOrigin }),
    })
  } catch (error) {
    // An invalid option, e.g. the host.
    if (error instanceof TypeError) throw new Failure(error.message, EXIT.usage)
    throw new Failure(
      `${messageOf(error)}${isPortInUse(error) ? ' The port is in use. Use --port 0 for any free port.' : ''}`,
    )
  }
}

const isPortInUse = (error: unknown) =>
  error instanceof Error && (error.cause as NodeJS.ErrnoException)?.code === 'EADDRINUSE'

const droppedLine =
  ({ json }: Pick<ServeFlags, 'json'>) =>
  (count: number) =>
    json ? JSON.stringify({ leftOut: count }) : `… ${count} lines dropped, because the output was not read`
