import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AuthenticationError, type Fetch, type Hooks, type ServiceAccount, Workbench } from '@workbench-sdk/client'
import type { Context } from './context.ts'
import { printDuration } from './durations.ts'
import type { Log } from './output/log.ts'
import type { Prompts } from './prompts.ts'
import { readFailure } from './read-failure.ts'
import { adviceForName, UsageError } from './usage-error.ts'

/** Options for connecting to Workbench. */
export interface ConnectionOptions {
  readonly baseUrl?: string
  readonly tokenFile?: string
  readonly login?: true
}

/** The name of the systemd credential, a file in `$CREDENTIALS_DIRECTORY`. */
const CREDENTIAL = 'workbench-api-key'

/** How long the program waits before it reports the cause of the delay, in milliseconds. */
export const NOTICE = 3_000

/** How often the program reports that it is still waiting, in milliseconds. */
const NOTICE_INTERVAL = 30_000

/** The number of retries. Without retries, a lost response or a rate limit would stop an entire run. */
const RETRIES = 5

/**
 * Connects to Workbench. The token is never an option, because every user of the machine can read the arguments of a program.
 *
 * @throws UsageError if there is no token
 */
export async function connect(
  options: ConnectionOptions,
  context: Context & { readonly log: Log },
): Promise<Workbench> {
  const { env, fetch = globalThis.fetch, prompts } = context
  const otp = prompts && (() => prompts.secret('One-time code'))
  const baseUrl = options.baseUrl ?? (env.WORKBENCH_BASE_URL || undefined)
  const { hooks, observe } = noticesOf(context)
  const shared = { baseUrl, fetch: observe(fetch), retries: RETRIES, otp, hooks }
  if (options.login) return logIn(shared, prompts)
  return new Workbench({ ...shared, token: await tokenSource(options, env) })
}

/** Reports the reason for a delay: Workbench does not respond, or a request is being retried. */
function noticesOf({ log, now }: Pick<Context, 'now'> & { readonly log: Log }) {
  let hasNoted = false
  let pending = 0
  let timers: { readonly first: NodeJS.Timeout; readonly repeated: NodeJS.Timeout } | undefined
  const note = (message: string) => {
    if (!hasNoted) log.note(message)
    hasNoted = true
  }
  const start = (origin: string) => {
    const started = now().getTime()
    const repeat = () => {
      const seconds = Math.round((now().getTime() - started) / 1000)
      log.note(`Workbench at ${origin} has not responded for ${printDuration(seconds * 1000)}.`)
    }
    const first = setTimeout(() => note(`Waiting for Workbench at ${origin} to respond.`), NOTICE)
    return { first, repeated: setInterval(repeat, NOTICE_INTERVAL).unref() }
  }
  const stop = () => {
    clearTimeout(timers?.first)
    clearInterval(timers?.repeated)
    timers = undefined
  }
  const hooks: Hooks = {
    retry: ({ reason }) => note(`Workbench does not respond (${reason}). Retrying up to ${RETRIES} times.`),
    response() {
      hasNoted = true
    },
    error() {
      if (pending === 0) stop()
    },
  }
  /** Measures the time from a request until the next response, including retries. */
  const observe =
    (send: Fetch): Fetch =>
    async (url, init) => {
      const { origin } = new URL(url)
      pending += 1
      timers ??= start(origin)
      try {
        const response = await send(url, init)
        stop()
        return response
      } finally {
        pending -= 1
        if (pending > 0) timers ??= start(origin)
      }
    }
  return { hooks, observe }
}

async function logIn(shared: object, prompts: Prompts | undefined): Promise<Workbench> {
  if (!prompts)
    throw new UsageError('--login requires a terminal, because it prompts for the password. Use --token-file for jobs.')
  const username = await prompts.text('User name')
  const password = await prompts.secret('Password')
  return Workbench.login({ ...shared, username, password })
}

/**
 * Returns a token, or a function that reads it. The function reads the token again when Workbench rejects it, because it may have been
 * rotated.
 */
async function tokenSource(
  { tokenFile }: ConnectionOptions,
  env: NodeJS.ProcessEnv,
): Promise<string | (() => Promise<string>)> {
  if (tokenFile !== undefined) return readable(tokenFile)
  const token = env.WORKBENCH_API_KEY?.trim()
  if (token) return token
  if (env.CREDENTIALS_DIRECTORY) return readable(join(env.CREDENTIALS_DIRECTORY, CREDENTIAL))
  throw new UsageError(
    'WORKBENCH_API_KEY is not set. Set it to the API key of an account with the role Organization Admin, or use --token-file or --login.',
  )
}

async function readable(file: string): Promise<() => Promise<string>> {
  const read = async () => (await readFile(file, 'utf8')).trim()
  const token = await read().catch(error => {
    throw readFailure(file, error, 'Specify the file that contains the API key with --token-file.')
  })
  if (token === '') throw new UsageError(`${file} is empty. Write the API key of an Organization Admin to it.`)
  return read
}

/** Returns the environment variables for commands, without the program's token. */
export function commandEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const token = env.WORKBENCH_API_KEY?.trim()
  const isSafe = ([name, value]: [string, string | undefined]) =>
    name !== 'WORKBENCH_API_KEY' && !(token && value?.includes(token))
  return Object.fromEntries(Object.entries(env).filter(isSafe))
}

/** Whether Workbench rejects the key that the program uses, e.g. because it was rotated. */
export async function isTokenRejected(workbench: Workbench): Promise<boolean> {
  const response = workbench.organizations.list({}, { retries: 0, timeout: 10_000 }).first()
  return response.then(
    () => false,
    error => error instanceof AuthenticationError,
  )
}

/**
 * Finds an account by its id, or by its name if no account has this id.
 *
 * @throws UsageError if none or several match
 */
export function findAccount(accounts: readonly ServiceAccount[], wanted: string): ServiceAccount {
  const byId = accounts.find(({ id }) => id === wanted)
  if (byId) return byId
  const found = accounts.filter(({ name }) => name === wanted)
  const [account, another] = found
  if (!account) {
    const names = accounts.map(({ name }) => name)
    const advice = adviceForName(wanted, names, 'Specify the name or the id of an account.')
    throw new UsageError(`Service account "${wanted}" not found. ${advice}`)
  }
  if (another) {
    throw new UsageError(
      `${found.length} service accounts have the name "${wanted}". Specify one by its id: ${found.map(({ id }) => id).join(', ')}.`,
    )
  }
  return account
}
