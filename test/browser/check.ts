import { type StartedWorkbench, type StartOptions, startWorkbench } from '@workbench-sdk/mock/browser'

/** What the page under test is told of its surroundings. */
export interface Place {
  /** An origin of which the mock knows nothing, and which answers every path with itself. */
  readonly elsewhere: string
}

/** Something that has to hold in a page. It may import nothing of Node: its steps run in the page. */
export interface Check {
  readonly name: string
  /** One after the other, each in the page loaded anew. */
  readonly steps: readonly ((place: Place) => Promise<void>)[]
  /** What the page says on its console; otherwise nothing. */
  readonly says?: RegExp
  /** Whether a call is to reach the network, where Workbench would be. */
  readonly leaves?: boolean
  /** Whether the page comes over plain HTTP, from another machine as far as the browser can tell. */
  readonly isInsecure?: true
}

/** Fails where what came is not what was expected. */
export function hold(what: string, came: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(came), JSON.stringify(expected)]
  if (one !== other) throw new Error(`${what}: expected ${other}, and ${one} came`)
}

/** What a promise fails with, as a page prints it. */
export async function failureOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'nothing',
    error => String(error),
  )
}

/** Starts, and stops where the work is done. */
export async function within(options: StartOptions, work: (started: StartedWorkbench) => Promise<void>): Promise<void> {
  const started = await startWorkbench(options)
  try {
    await work(started)
  } finally {
    await started.stop()
  }
}

/** A call of the page's own, as an admin. */
export function call({ mock }: StartedWorkbench, path: string, init: RequestInit = {}): Promise<Response> {
  const authorization = `Bearer ${mock.tokens.admin}`
  const headers = { authorization, ...(init.body !== undefined && { 'content-type': 'application/vnd.api+json' }) }
  return fetch(`${mock.baseUrl}/api/v2${path}`, { ...init, headers })
}

/** Makes an account by a call of the page's own. */
export async function makeAccount(started: StartedWorkbench, name: string): Promise<void> {
  const data = { type: 'service_accounts', attributes: { display_name: name, role: 'organization_analyst' } }
  const response = await call(started, '/service_accounts', { method: 'POST', body: JSON.stringify({ data }) })
  hold('the status of a creation', response.status, 201)
}
