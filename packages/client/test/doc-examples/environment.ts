import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { WorkbenchMock } from '@workbench-sdk/mock'
import { Workbench, WorkbenchError } from '../../src/index.ts'
import { envFile, memoryJournal, memoryStore } from '../../src/rotation/index.ts'
import { findExport, type Modules } from './importable-modules.ts'
import type { Scope } from './scope.ts'
import { withSecretServices } from './secret-services.ts'

/** In `faulty` mode, the response to the first change is lost, and the store cannot be written. */
export type Mode = 'normal' | 'faulty'

/** The variables and the network of an example. */
export interface Environment {
  readonly scope: Scope
  /** The replacement of the global fetch. */
  readonly fetch: WorkbenchMock['fetch']
  /** Returns the last printed string. */
  readonly printed: () => string
}

const SEED = {
  serviceAccounts: [{ name: 'ci', keys: [{ name: 'build' }] }],
  userAccounts: [
    { email: 'robin@example.com', displayName: 'Robin', password: 'correct horse', role: 'organization_admin' },
  ],
  investigativeActions: [{ title: 'Ask the owner', status: 'RUNNING' }],
} as const

/** The details of the `error` variable, which is not the result of a call. */
const ERROR_DETAILS = {
  status: 403,
  code: 'EFORBIDDEN',
  method: 'POST',
  path: '/api/v2/api_keys',
  rule: 'admin-only',
  attempts: 1,
  retryAfter: 0,
  issues: [{ path: 'display_name', message: 'is too long' }],
  lookupQuery: { name: 'deploy' },
  fields: ['active'],
  record: { id: 'a-key' },
}

export async function createEnvironment(code: string, mode: Mode, modules: Modules): Promise<Environment> {
  const mock = new WorkbenchMock()
  const seeded = mock.seed(SEED)
  const fetch = mode === 'normal' ? mock.fetch : loseFirstChange(mock.fetch)
  const token = mock.tokens.admin
  const admin = new Workbench({ token, fetch: mock.fetch })
  const account = await admin.serviceAccounts.get(seeded.serviceAccounts[0].id)
  const { console, printed } = silentConsole()
  const key = await admin.apiKeys.create({ serviceAccount: account, name: 'deploy' })
  const scope: Scope = {
    mock,
    workbench: new Workbench({ token, fetch, ...(mode === 'faulty' && { retries: 0 }) }),
    token,
    account,
    key,
    user: await admin.userAccounts.get(seeded.userAccounts[0].id),
    action: await admin.investigativeActions.get(seeded.investigativeActions[0].id),
    organization: await admin.organizations.get(seeded.organizationId),
    name: 'release',
    username: SEED.userAccounts[0].email,
    password: SEED.userAccounts[0].password,
    ask: async () => mock.otp,
    error: createError(code, modules),
    store: mode === 'normal' ? memoryStore(key.secret) : envFile('no-such-folder/.env'),
    journal: memoryJournal(),
    database: createDatabase(),
    ssm: createParameterStore(),
    console,
  }
  return { scope, fetch: withSecretServices(fetch, token), printed }
}

/** Loses the response to the first request that changes something. */
function loseFirstChange(fetch: WorkbenchMock['fetch']): WorkbenchMock['fetch'] {
  let isLost = false
  return async (input, init) => {
    const request = new Request(input, init)
    const response = await fetch(request)
    if (isLost || request.method === 'GET') return response
    isLost = true
    throw new TypeError('fetch failed')
  }
}

function createError(code: string, modules: Modules): unknown {
  const [, name = 'WorkbenchError'] = /instanceof (\w+)/.exec(code) ?? []
  const type = findExport(name, modules)
  return typeof type === 'function'
    ? Reflect.construct(type, ['It failed.', ERROR_DETAILS])
    : new WorkbenchError('It failed.')
}

function createDatabase(): Scope['database'] {
  const values = new Map<string, string>()
  return {
    lock: async () => async () => {},
    get: async name => values.get(name),
    async set(name, text) {
      values.set(name, text)
    },
  }
}

function createParameterStore(): Scope['ssm'] {
  const values = new Map<string, string>()
  return {
    async putParameter({ Name, Value }) {
      values.set(Name, Value)
    },
    async getParameter({ Name }) {
      const Value = values.get(Name)
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
