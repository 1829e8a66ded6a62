import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { Workbench, WorkbenchError } from '../../src/index.ts'
import { envFile, memoryJournal, memoryStore } from '../../src/rotation/index.ts'
import { exportedAs, type Modules } from './modules.ts'
import type { Scope } from './scope.ts'

/** Whether there are no failures ('good'), or the response of the first change is lost and the store is not writable ('bad'). */
export type Mode = 'good' | 'bad'

/** The environment of an example. */
export interface Environment {
  readonly scope: Scope
  /** The replacement of the network. */
  readonly fetch: WorkbenchMock['fetch']
  /** Returns the last line of output. */
  readonly printed: () => string
}

const SEED = {
  serviceAccounts: [{ name: 'ci', keys: [{ name: 'build' }] }],
  userAccounts: [
    { email: 'robin@example.com', displayName: 'Robin', password: 'correct horse', role: 'organization_admin' },
  ],
  investigativeActions: [{ title: 'Ask the owner', status: 'RUNNING' }],
} as const

/** The details of an error that the example does not cause itself. */
const FACTS = {
  status: 403,
  code: 'EFORBIDDEN',
  method: 'POST',
  path: '/api/v2/api_keys',
  rule: 'admin-only',
  attempts: 1,
  retryAfter: 0,
  issues: [{ path: 'display_name', message: 'is too long' }],
  lookupQuery: { name: 'deploy' },
}

export async function environmentFor(code: string, luck: Mode, modules: Modules): Promise<Environment> {
  const mock = new WorkbenchMock()
  const seeded = mock.seed(SEED)
  const fetch = luck === 'good' ? mock.fetch : losingOnce(mock.fetch)
  const token = mock.tokens.admin
  const admin = new Workbench({ token, fetch: mock.fetch })
  const account = await admin.serviceAccounts.get(seeded.serviceAccounts[0].id)
  const { console, printed } = silentConsole()
  const scope: Scope = {
    mock,
    workbench: new Workbench({ token, fetch, ...(luck === 'bad' && { retries: 0 }) }),
    token,
    account,
    key: await admin.apiKeys.create({ serviceAccount: account, name: 'deploy' }),
    user: await admin.userAccounts.get(seeded.userAccounts[0].id),
    action: await admin.investigativeActions.get(seeded.investigativeActions[0].id),
    organization: await admin.organizations.get(seeded.organizationId),
    name: 'release',
    username: SEED.userAccounts[0].email,
    password: SEED.userAccounts[0].password,
    ask: async () => mock.otp,
    error: errorFor(code, modules),
    store: luck === 'good' ? memoryStore() : envFile('no-such-folder/.env'),
    journal: memoryJournal(),
    database: database(),
    ssm: parameters(),
    console,
  }
  return { scope, fetch, printed }
}

/** Loses the response of the first change. */
function losingOnce(fetch: WorkbenchMock['fetch']): WorkbenchMock['fetch'] {
  let isLost = false
  return async (input, init) => {
    const request = new Request(input, init)
    const response = await fetch(request)
    if (isLost || request.method === 'GET') return response
    isLost = true
    throw new TypeError('fetch failed')
  }
}

function errorFor(code: string, modules: Modules): unknown {
  const [, name = 'WorkbenchError'] = /instanceof (\w+)/.exec(code) ?? []
  const type = exportedAs(name, modules)
  return typeof type === 'function' ? Reflect.construct(type, ['It failed.', FACTS]) : new WorkbenchError('It failed.')
}

function database(): Scope['database'] {
  const kept = new Map<string, string>()
  return {
    lock: async () => async () => {},
    get: async name => kept.get(name),
    async set(name, text) {
      kept.set(name, text)
    },
  }
}

function parameters(): Scope['ssm'] {
  const kept = new Map<string, string>()
  return {
    async putParameter({ Name, Value }) {
      kept.set(Name, Value)
    },
    async getParameter({ Name }) {
      const Value = kept.get(Name)
      return Value === undefined ? {} : { Parameter: { Value } }
    },
  }
}

function silentConsole(): { console: Console; printed: () => string } {
  let last = ''
  const stdout = new Writable({
    decodeStrings: false,
    write(text, _encoding, done) {
      last = text
      done()
    },
  })
  return { console: new Console(stdout), printed: () => last.replace(/\n$/, '') }
}
