import { type StartOptions, startWorkbench } from '@workbench-sdk/mock/browser'
import { type Check, call, createAccount, errorOf, expectEqual, withMock } from './check.ts'

const KEY = 'kept'
const BACKUP = 'kept (damaged)'
const TOKEN = 'token of the page'

const AREAS = { session: () => sessionStorage, local: () => localStorage }

const kept = (persist: keyof typeof AREAS): StartOptions => ({ persist, storageKey: KEY, scenario: 'stale-keys' })

function keeps(persist: keyof typeof AREAS): Check {
  return {
    name: `keeps the state of the mock across reloads, in ${persist} storage`,
    steps: [
      async () => {
        const started = await startWorkbench(kept(persist))
        await createAccount(started, 'created before the reload')
        started.mock.clock.set('2030-01-01T00:00:00Z')
        sessionStorage.setItem(TOKEN, started.mock.tokens.admin)
        sessionStorage.setItem('accounts', JSON.stringify(started.mock.serviceAccounts()))
      },
      async () =>
        withMock(kept(persist), async started => {
          expectEqual(
            'the accounts',
            started.mock.serviceAccounts(),
            JSON.parse(sessionStorage.getItem('accounts') ?? ''),
          )
          expectEqual('the time', started.mock.clock.now().toISOString().slice(0, 4), '2030')
          expectEqual(
            'whether the token is the same',
            started.mock.tokens.admin === sessionStorage.getItem(TOKEN),
            true,
          )
          expectEqual('a call with the token', (await call(started, '/service_accounts')).status, 200)
          started.mock.reset()
        }),
      async () =>
        withMock(kept(persist), async ({ mock }) => {
          expectEqual(
            'whether the account remains after a reset',
            mock
              .serviceAccounts()
              .map(({ name }) => name)
              .includes('created before the reload'),
            false,
          )
          expectEqual('whether the storage has a state', Object.keys(AREAS[persist]()).includes(KEY), true)
        }),
    ],
  }
}

function isBackedUp(text: string, problem: string): Check {
  return {
    name: `a stored state that ${problem} is backed up, and reported`,
    consoleOutput:
      /Cannot restore the state of the mock from "kept" in session storage\. .+ It was backed up as "kept \(damaged\)"/,
    steps: [
      async () => {
        sessionStorage.setItem(KEY, text)
        await withMock(kept('session'), async started => {
          await createAccount(started, 'created after the damage')
        })
        expectEqual('the backup', sessionStorage.getItem(BACKUP), text)
      },
      async () =>
        withMock(kept('session'), async ({ mock }) => {
          expectEqual('the last account', mock.serviceAccounts().at(-1)?.name, 'created after the damage')
          expectEqual('the backup', sessionStorage.getItem(BACKUP), text)
        }),
    ],
  }
}

/** Fills the storage to the last character. */
function fill(storage: Storage, leaving: number): void {
  let text = 'x'.repeat(2 ** 23)
  while (text.length > leaving) {
    try {
      storage.setItem(`filled ${Object.keys(storage).length}`, text)
    } catch {
      text = text.slice(0, text.length >> 1)
    }
  }
}

export const persistence: readonly Check[] = [
  keeps('session'),
  keeps('local'),
  {
    name: 'keeps the tokens across a reload, even without a change',
    steps: [
      async () => {
        const { mock } = await startWorkbench(kept('session'))
        sessionStorage.setItem(TOKEN, mock.tokens.admin)
      },
      async () =>
        withMock(kept('session'), async ({ mock }) => {
          expectEqual('whether the token is the same', mock.tokens.admin === sessionStorage.getItem(TOKEN), true)
        }),
    ],
  },
  {
    name: 'stores nothing by default',
    steps: [
      async () => {
        const started = await startWorkbench()
        await createAccount(started, 'created before the reload')
        expectEqual('the stored keys', [Object.keys(sessionStorage), Object.keys(localStorage)], [[], []])
      },
      async () =>
        withMock({}, async ({ mock }) => {
          expectEqual(
            'whether the account remains',
            mock.serviceAccounts().some(({ name }) => name === 'created before the reload'),
            false,
          )
        }),
    ],
  },
  isBackedUp('{"snapshot":1,"randomSeed":"se', 'is not JSON'),
  isBackedUp('{"snapshot":1}', 'Invalid snapshot'),
  {
    name: 'does not start, and does not change a damaged state, if there is no space for a backup',
    steps: [
      async () => {
        const text = 'x'.repeat(1000)
        sessionStorage.setItem(KEY, text)
        fill(sessionStorage, 1)
        const failure = await errorOf(startWorkbench(kept('session')))
        expectEqual('the error', failure.includes('The storage has no space for a backup'), true)
        expectEqual('the stored state', sessionStorage.getItem(KEY), text)
      },
    ],
  },
  {
    name: 'reports full storage once, and continues',
    steps: [
      async () => {
        const problems: Error[] = []
        await withMock({ ...kept('session'), onProblem: problem => problems.push(problem) }, async started => {
          fill(sessionStorage, 1)
          for (const name of ['one', 'two', 'three']) await createAccount(started, name)
          expectEqual('the last account', started.mock.serviceAccounts().at(-1)?.name, 'three')
        })
        expectEqual('the number of reports', problems.length, 1)
        expectEqual('the report', /\([\d,]+ characters\) in session storage\./.test(String(problems)), true)
      },
    ],
  },
]
