import { type StartedWorkbench, type StartOptions, startWorkbench } from '@workbench-sdk/mock/browser'

/** The environment of a check. */
export interface CheckContext {
  /** An origin that the mock does not handle. It responds to every path with the origin itself. */
  readonly otherOrigin: string
}

/** A test that runs in a page, so it cannot import from Node. */
export interface Check {
  readonly name: string
  /** The steps, run in order. The page is reloaded between steps. */
  readonly steps: readonly ((context: CheckContext) => Promise<void>)[]
  /** The expected output on the page's console. Default: none. */
  readonly consoleOutput?: RegExp
  /** Whether a call is expected to reach the network. */
  readonly reachesTheNetwork?: boolean
  /** Whether the page is served from an insecure origin: over plain HTTP, and not from localhost. */
  readonly isInsecure?: true
}

/** Throws if the JSON of the values differs. */
export function expectEqual(name: string, actual: unknown, expected: unknown): void {
  const [received, wanted] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (received !== wanted) throw new Error(`${name}: expected ${wanted}, received ${received}`)
}

/** Returns the error of a promise as a string. */
export async function errorOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no error',
    error => String(error),
  )
}

/** Starts a mock, and stops it when `use` is done. */
export async function withMock(
  options: StartOptions,
  use: (started: StartedWorkbench) => Promise<void>,
): Promise<void> {
  const started = await startWorkbench(options)
  try {
    await use(started)
  } finally {
    await started.stop()
  }
}

/** Calls the API from the page, as an admin. */
export function call({ mock }: StartedWorkbench, path: string, init: RequestInit = {}): Promise<Response> {
  const authorization = `Bearer ${mock.tokens.admin}`
  const headers = { authorization, ...(init.body !== undefined && { 'content-type': 'application/vnd.api+json' }) }
  return fetch(`${mock.baseUrl}/api/v2${path}`, { ...init, headers })
}

/** Creates an account with a call from the page. */
export async function createAccount(started: StartedWorkbench, name: string): Promise<void> {
  const data = { type: 'service_accounts', attributes: { display_name: name, role: 'organization_analyst' } }
  const response = await call(started, '/service_accounts', { method: 'POST', body: JSON.stringify({ data }) })
  expectEqual('the status of the creation', response.status, 201)
}
