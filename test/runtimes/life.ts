// A client's whole life, by what a user is given and what every runtime has: nothing here is one runtime's own.
import {
  AbortedError,
  AuthenticationError,
  NotFoundError,
  PermissionDeniedError,
  type Secret,
  Workbench,
} from '@workbench-sdk/client'

/** What a runtime is told; it travels as JSON. */
export interface Task {
  /** Of an Organization Admin. Whatever is missing, the environment has. */
  readonly options: { readonly token?: string; readonly baseUrl?: string }
  readonly analyst: string
}

/** What it says when it is done. */
export interface Report {
  readonly ok: boolean
  readonly steps: readonly string[]
  readonly problem?: string
}

export async function live(task: Task): Promise<Report> {
  const steps: string[] = []
  try {
    for await (const step of life(task)) steps.push(step)
    return { ok: true, steps }
  } catch (error) {
    return { ok: false, steps, problem: String(error) }
  }
}

async function* life({ options, analyst }: Task): AsyncGenerator<string> {
  const admin = new Workbench(options)
  const account = await admin.serviceAccounts.create({ name: 'runtime', role: 'organization_analyst' })
  expect(account.createdAt instanceof Date, 'An account has no Date.')
  yield 'creates an account'

  const key = await admin.apiKeys.create({ serviceAccount: account, name: 'first' })
  await admin.apiKeys.create({ serviceAccount: account, name: 'second' })
  yield 'creates keys'

  expectHidden(key.secret)
  console.log(admin, key, `${key.secret}`)
  yield 'prints no secret'

  const holder = new Workbench({ ...options, token: key.secret.reveal() })
  expect((await holder.organizations.list()).total === 1, 'The key sees no organization.')
  yield 'calls with a new secret'

  const names: string[] = []
  for await (const { name } of admin.apiKeys.list({ serviceAccount: account, pageSize: 1 })) names.push(name)
  expect(names.join() === 'first,second', `The account has the keys ${names}.`)
  yield 'lists over pages'

  const watcher = new Workbench({ ...options, token: analyst })
  await expectRefusal(PermissionDeniedError, () => watcher.serviceAccounts.list())
  yield 'meets a PermissionDeniedError'

  await expectRefusal(AbortedError, () => abortOnTheWay(options))
  yield 'aborts a call'

  await admin.apiKeys.delete(key)
  await expectRefusal(NotFoundError, () => admin.apiKeys.get(key))
  await expectRefusal(AuthenticationError, () => holder.organizations.list())
  yield 'deletes a key'

  await admin.serviceAccounts.delete(account)
  await expectRefusal(NotFoundError, () => admin.serviceAccounts.get(account))
  yield 'deletes the account'
}

/** The signal is aborted once the request has been handed to the runtime, which cannot have an answer yet. */
function abortOnTheWay(options: Task['options']): PromiseLike<unknown> {
  const controller = new AbortController()
  const aborted = (request: Request) => {
    const answer = fetch(request)
    controller.abort()
    return answer
  }
  const workbench = new Workbench({ ...options, fetch: aborted })
  return workbench.serviceAccounts.list({}, { signal: controller.signal })
}

function expectHidden(secret: Secret): void {
  const printed = [String(secret), `${secret}`, JSON.stringify({ secret })].join()
  expect(printed === '[secret],[secret],{"secret":"[secret]"}', 'A secret prints.')
  expect(secret.reveal().length > 20, 'A secret is not revealed.')
}

async function expectRefusal(kind: new (...args: never[]) => Error, call: () => PromiseLike<unknown>): Promise<void> {
  try {
    await call()
  } catch (error) {
    if (error instanceof kind) return
    throw error
  }
  throw new Error(`There was no ${kind.name}.`)
}

function expect(condition: boolean, otherwise: string): void {
  if (!condition) throw new Error(otherwise)
}
