import { ASSUMPTION_NAMES, type Assumptions } from '@workbench-sdk/contract/assumptions'
import { messageOf } from '@workbench-sdk/internal/errors'
import { Command, Option } from 'commander'
import { SCENARIOS } from '../fixtures/scenarios.ts'
import { DEFAULT_WORLD } from '../host/address.ts'
import { createHost, type Host, type HostOptions } from '../host/host.ts'
import { type Answering, serve } from '../host/serve.ts'
import type { MockOptions } from '../mock/options.ts'
import type { StateFile } from '../persistence/state-file.ts'
import type { RecordedRequest } from '../recording/recorded-request.ts'
import type { MockServer } from '../transports/http/server.ts'
import { EXIT, Failure } from './exit.ts'
import { isLoopback } from './loopback.ts'
import { readProfile, writeWhole } from './profile-file.ts'
import { banner, readyLine } from './serve/banner.ts'
import { keep, kept, openStateFile } from './serve/keeping.ts'
import { assumed, type Latency, latency, portNumber, scenario } from './serve/options.ts'
import { requestLine } from './serve/request-log.ts'
import { sayOn } from './serve/say.ts'
import { type GivenScenario, watchScenarios } from './serve/scenarios.ts'
import { stopOnSignal } from './serve/stop-on-signal.ts'

/** The same each time, so that a program can be told once where its mock is. */
const PORT = 4010

/** Requests that the journal of each world keeps: a mock on a port can be up for weeks. */
const KEEP_REQUESTS = 1_000

interface ServeFlags {
  readonly port: number
  readonly host: string
  readonly allowedHost?: readonly string[]
  readonly tls?: string | true
  readonly scenario: readonly GivenScenario[]
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
    .description('Puts a mock on a port, says its URL and tokens, and logs what it is asked. Ctrl-C stops it.')
    .optionsGroup('Where it is:')
    .option('--port <n>', 'the port; 0 takes any that is free', portNumber, PORT)
    .option('--host <address>', 'the address to listen on; beyond this machine anybody can use it', '127.0.0.1')
    .option('--allowed-host <name...>', 'what it may be called by beside these, such as the name of its container')
    .option('--tls [file]', 'speak HTTPS, under a certificate of its own, which is written to the file')
    .optionsGroup('What is in it:')
    .addOption(
      new Option(
        '--scenario <name|file>',
        `${Object.keys(SCENARIOS).join(', ')}; fleet:200; or a JSON file. Can be repeated`,
      )
        .argParser(scenario)
        .default([], 'nothing but the accounts of its tokens'),
    )
    .option('--watch-scenario', 'begin anew whenever the file of a scenario changes')
    .option('--state <file>', 'keep what it holds in a file, over restarts; a new one begins with the scenarios')
    .option('--seed <text>', 'the same seed gives the same ids and tokens')
    .optionsGroup('How it answers:')
    .option('--latency <ms>', 'how long each answer takes; 50-300 is anything from one to the other', latency)
    .addOption(
      new Option('--assume <name=value>', `make a guess about Workbench otherwise: ${ASSUMPTION_NAMES.join(', ')}`)
        .argParser(assumed)
        .default({}, 'none'),
    )
    .option('--profile <file>', 'answer as the deployment does that the profile was recorded of')
    .optionsGroup('What it says:')
    .option('--json', 'its URL, tokens and one-time code as one line of JSON, then a line for each request')
    .option('--quiet', 'log no requests')
    .optionsGroup('Help:')
    .addHelpText('after', HELP)
    .action(run)
}

const HELP = `
Examples:
  workbench-mock                                     on port ${PORT}; serve is what it does where nothing is said
  workbench-mock --scenario typical --scenario fleet:50
  workbench-mock --scenario ./accounts.json --watch-scenario
  workbench-mock --state mock.state --latency 50-300
  workbench-mock --port 0 --json --quiet             for a program that starts it

It ends with ${EXIT.fine} when it is stopped, ${EXIT.failed} where it could not begin, ${EXIT.usage} where an option is wrong, and ${EXIT.interrupted} after a second
Ctrl-C, which does not wait for what is under way.`

async function run(flags: ServeFlags): Promise<void> {
  /** What has to come to its end, the last first. */
  const ends: (() => void | Promise<void>)[] = []
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end()
  }
  try {
    await begin(flags, end => ends.push(end))
  } catch (error) {
    await stop()
    throw error
  }
  stopOnSignal(stop)
}

async function begin(flags: ServeFlags, atEnd: (end: () => void | Promise<void>) => void): Promise<void> {
  const state = flags.state === undefined ? undefined : openStateFile(flags.state, flags.seed)
  if (state) atEnd(() => state.close())
  const options = await optionsOf(flags, state)
  const say = sayOn(process.stdout, leftOut(flags))
  const warn = sayOn(process.stderr, leftOut({}))
  const controlToken = isLoopback(flags.host) ? undefined : crypto.randomUUID()
  let isReady = false
  const host = hostOf({
    ...options,
    keepRequests: KEEP_REQUESTS,
    ...(controlToken !== undefined && { controlToken }),
    onWorld: (name, mock) => {
      if (state && name === DEFAULT_WORLD) keep(state, mock)
      mock.onRequest(request => isReady && !flags.quiet && say(logLine(flags, name, request)))
    },
  })
  const { mock } = host
  const server = await listen(state ? kept(host, warn) : host, flags)
  atEnd(() => server.close())
  if (flags.watchScenario) atEnd(watchScenarios(mock, options, filesOf(flags), warn))
  if (!isLoopback(flags.host)) {
    warn(`Attention: ${flags.host} is not this machine alone. Anybody who reaches it can use this mock.`)
  }
  if (typeof flags.tls === 'string') await writeWhole(flags.tls, server.certificate ?? '')
  const about = { controlToken, state: state?.path, certificate: flags.tls }
  say(flags.json ? readyLine(mock, server, about) : banner(mock, server, about))
  isReady = true
}

/** Of a world that has a name, with the name. */
function logLine({ json }: ServeFlags, name: string, request: RecordedRequest): string {
  const world = name === DEFAULT_WORLD ? undefined : name
  if (json) return JSON.stringify({ ...(world !== undefined && { world }), ...request })
  return requestLine(request, { stream: process.stdout, ...(world !== undefined && { world }) })
}

async function optionsOf(flags: ServeFlags, state: StateFile | undefined): Promise<MockOptions> {
  const seed = state?.kept?.randomSeed ?? flags.seed
  if (flags.watchScenario && filesOf(flags).length === 0) {
    throw new Failure('--watch-scenario needs a file to watch: --scenario ./accounts.json', EXIT.usage)
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
    // What is wrong with each of them alone has been said.
    throw new Failure(`These scenarios do not go together: ${messageOf(error)}`, EXIT.usage)
  }
}

async function listen(answering: Answering, { port, host, allowedHost, tls }: ServeFlags): Promise<MockServer> {
  try {
    return await serve(answering, {
      port,
      host,
      tls: tls !== undefined,
      ...(allowedHost && { allowedHosts: allowedHost }),
    })
  } catch (error) {
    // An option, such as a host that cannot be one.
    if (error instanceof TypeError) throw new Failure(error.message, EXIT.usage)
    throw new Failure(
      `${messageOf(error)}${isTaken(error) ? ' Another program has it; --port 0 takes any that is free.' : ''}`,
    )
  }
}

const isTaken = (error: unknown) =>
  error instanceof Error && (error.cause as NodeJS.ErrnoException)?.code === 'EADDRINUSE'

const leftOut =
  ({ json }: Pick<ServeFlags, 'json'>) =>
  (count: number) =>
    json ? JSON.stringify({ leftOut: count }) : `… ${count} left out, since nobody read them`
