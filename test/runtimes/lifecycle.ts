// Uses the client from creating an account to deleting it, with only the APIs that every runtime has.
import {
  AbortedError,
  AuthenticationError,
  type Fetch,
  NotFoundError,
  PermissionDeniedError,
  type Secret,
  Workbench,
} from '@workbench-sdk/client'

/** The input of a runtime, as JSON without `fetch`. */
export interface Task {
  /** The client's options for an Organization Admin. The client reads missing options from the environment. */
  readonly options: { readonly token?: string; readonly baseUrl?: string; readonly fetch?: Fetch }
  readonly analyst: string
  /** The npm package whose `fetch` the client uses. */
  readonly fetchFrom?: string
}

/** The output of a runtime, as JSON. */
export interface Report {
  readonly ok: boolean
  readonly steps: readonly string[]
  readonly problem?: string
}

export function run(task: Task): Promise<Report> {
  return reportOf(lifecycle(task))
}

export async function reportOf(completed: AsyncIterable<string>): Promise<Report> {
  const steps: string[] = []
  try {
    for await (const step of completed) steps.push(step)
    return { ok: true, steps }
  } catch (error) {
    return { ok: false, steps, problem: String(error) }
  }
}

async function* lifecycle({ options, analyst }: Task): AsyncGenerator<string> {
  const admin = new Workbench(options)
  const account = await admin.serviceAccounts.create({ name: 'runtime', role: 'organization_analyst' })
  expect(account.createdAt instanceof Date, 'createdAt is not a Date.')
  yield 'creates an account'

  const key = await admin.apiKeys.create({ serviceAccount: account, name: 'first' })
  await admin.apiKeys.create({ serviceAccount: account, name: 'second' })
  yield 'creates keys'

  expectHidden(key.secret)
  console.log(admin, key, `${key.secret}`)
  yield 'prints no secret'

  const holder = new Workbench({ ...options, token: key.secret.reveal() })
  expect((await holder.organizations.list()).total === 1, 'The new key cannot read its organization.')
  yield 'calls with a new secret'

  const names: string[] = []
  for await (const { name } of admin.apiKeys.list({ serviceAccount: account, pageSize: 1 })) names.push(name)
  expect(names.join() === 'first,second', `The account has the keys ${names}.`)
  yield 'lists over pages'

  const before = await admin.serviceAccounts.keys(account).toArray()
  await admin.apiKeys.create({ serviceAccount: account, name: 'third' })
  const after = await admin.serviceAccounts.keys(account).toArray()
  expect(after.length === before.length + 1, 'A list came from a cache.')
  yield 'lists no keys from a cache'

  const watcher = new Workbench({ ...options, token: analyst })
  await expectError(PermissionDeniedError, () => watcher.serviceAccounts.list())
  yield 'gets a PermissionDeniedError'

  await expectError(AbortedError, () => abortInFlight(options))
  yield 'aborts a call'

  await admin.apiKeys.delete(key)
  await expectError(NotFoundError, () => admin.apiKeys.get(key))
  await expectError(AuthenticationError, () => holder.organizations.list())
  yield 'deletes a key'

  await admin.serviceAccounts.delete(account)
  await expectError(NotFoundError, () => admin.serviceAccounts.get(account))
  yield 'deletes the account'
}

/** Aborts the signal right after the request was sent, before a response can arrive. */
function abortInFlight(options: Task['options']): PromiseLike<unknown> {
  const controller = new AbortController()
  const { fetch = globalThis.fetch } = options
  const aborted: Fetch = (url, init) => {
    const response = fetch(url, init)
    controller.abort()
    return response
  }
  const workbench = new Workbench({ ...options, fetch: aborted })
  return workbench.serviceAccounts.list({}, { signal: controller.signal })
}

function expectHidden(secret: Secret): void {
  const printed = [String(secret), `${secret}`, JSON.stringify({ secret })].join()
  expect(printed === '[secret],[secret],{"secret":"[secret]"}', 'A secret was printed.')
  expect(secret.reveal().length > 20, 'reveal() returned no secret.')
}

async function expectError(kind: new (...args: never[]) => Error, call: () => PromiseLike<unknown>): Promise<void> {
  try {
    await call()
  } catch (error) {
    if (error instanceof kind) return
    throw error
  }
  throw new Error(`Expected a ${kind.name}, but nothing was thrown.`)
}

function expect(condition: boolean, message: string): void {
  if (!condition) throw new Error(message)
}
