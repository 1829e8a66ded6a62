import { type StartOptions, startWorkbench } from '@workbench-sdk/mock/browser'
import { type Check, call, failureOf, hold, makeAccount, within } from './check.ts'

const KEY = 'kept'
const ASIDE = 'kept (damaged)'
const TOKEN = 'token of the page'

const AREAS = { session: () => sessionStorage, local: () => localStorage }

const kept = (persist: keyof typeof AREAS): StartOptions => ({ persist, storageKey: KEY, scenario: 'stale-keys' })

function keeps(persist: keyof typeof AREAS): Check {
  return {
    name: `what a mock holds is kept over reloads, in ${persist} storage`,
    steps: [
      async () => {
        const started = await startWorkbench(kept(persist))
        await makeAccount(started, 'made before the reload')
        started.mock.clock.set('2030-01-01T00:00:00Z')
        sessionStorage.setItem(TOKEN, started.mock.tokens.admin)
        sessionStorage.setItem('accounts', JSON.stringify(started.mock.serviceAccounts()))
      },
      async () =>
        within(kept(persist), async started => {
          hold('the accounts', started.mock.serviceAccounts(), JSON.parse(sessionStorage.getItem('accounts') ?? ''))
          hold('the time', started.mock.clock.now().toISOString().slice(0, 4), '2030')
          hold('whether the token is the same', started.mock.tokens.admin === sessionStorage.getItem(TOKEN), true)
          hold('what the token gets', (await call(started, '/service_accounts')).status, 200)
          started.mock.reset()
        }),
      async () =>
        within(kept(persist), async ({ mock }) => {
          hold(
            'what a reset has left',
            mock
              .serviceAccounts()
              .map(({ name }) => name)
              .includes('made before the reload'),
            false,
          )
          hold('what the storage has', Object.keys(AREAS[persist]()).includes(KEY), true)
        }),
    ],
  }
}

function isPutAside(text: string, what: string): Check {
  return {
    name: `a kept state is put aside where it ${what}, and that is said`,
    says: /session storage keeps as "kept" cannot be used\. .+ It was put aside as "kept \(damaged\)"/,
    steps: [
      async () => {
        sessionStorage.setItem(KEY, text)
        await within(kept('session'), async started => {
          await makeAccount(started, 'made after the damage')
        })
        hold('what was put aside', sessionStorage.getItem(ASIDE), text)
      },
      async () =>
        within(kept('session'), async ({ mock }) => {
          hold('what is kept since', mock.serviceAccounts().at(-1)?.name, 'made after the damage')
          hold('what was put aside', sessionStorage.getItem(ASIDE), text)
        }),
    ],
  }
}

/** As much as storage takes, to the last character. */
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

export const reloads: readonly Check[] = [
  keeps('session'),
  keeps('local'),
  {
    name: 'tokens are the same after a reload, also where nothing was changed',
    steps: [
      async () => {
        const { mock } = await startWorkbench(kept('session'))
        sessionStorage.setItem(TOKEN, mock.tokens.admin)
      },
      async () =>
        within(kept('session'), async ({ mock }) => {
          hold('whether the token is the same', mock.tokens.admin === sessionStorage.getItem(TOKEN), true)
        }),
    ],
  },
  {
    name: 'nothing is kept unless it is asked for',
    steps: [
      async () => {
        const started = await startWorkbench()
        await makeAccount(started, 'made before the reload')
        hold('what is stored', [Object.keys(sessionStorage), Object.keys(localStorage)], [[], []])
      },
      async () =>
        within({}, async ({ mock }) => {
          hold(
            'what is left',
            mock.serviceAccounts().some(({ name }) => name === 'made before the reload'),
            false,
          )
        }),
    ],
  },
  isPutAside('{"snapshot":1,"randomSeed":"se', 'is no JSON'),
  isPutAside('{"snapshot":1}', 'is no snapshot'),
  {
    name: 'a kept state that cannot be put aside is left where it is, and the mock does not start',
    steps: [
      async () => {
        const text = 'x'.repeat(1000)
        sessionStorage.setItem(KEY, text)
        fill(sessionStorage, 1)
        const failure = await failureOf(startWorkbench(kept('session')))
        hold('what is said', failure.includes('Nor is there room to put it aside'), true)
        hold('what is kept', sessionStorage.getItem(KEY), text)
      },
    ],
  },
  {
    name: 'storage that is full is told of once, and the page goes on',
    steps: [
      async () => {
        const problems: Error[] = []
        await within({ ...kept('session'), onProblem: problem => problems.push(problem) }, async started => {
          fill(sessionStorage, 1)
          for (const name of ['one', 'two', 'three']) await makeAccount(started, name)
          hold('what there is', started.mock.serviceAccounts().at(-1)?.name, 'three')
        })
        hold('how often it was told', problems.length, 1)
        hold('what was told', /, [\d,]+ characters, finds no room in session storage\./.test(String(problems)), true)
      },
    ],
  },
]
