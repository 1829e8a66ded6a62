import { signal } from '@preact/signals'
import type { Report as ConformanceReport, Deployment, Result } from '@workbench-sdk/mock/conformance'
import type { Connection } from '../../mock/connection.ts'
import { unwrap } from '../../mock/control-api.ts'
import { type ErrorView, toErrorView } from '../../state/error-view.ts'
import { throttle } from '../../state/throttle.ts'
import { type TemporaryWorld, withTemporaryWorld } from '../temporary-world.ts'

/** Minimum milliseconds between two updates of the results. */
const PUBLISH_INTERVAL = 200

const LOGIN_USER = {
  email: 'conformance-admin@example.com',
  password: 'correct horse',
  role: 'organization_admin',
} as const

const ANALYST = {
  email: 'conformance-analyst@example.com',
  password: 'battery staple',
  role: 'organization_analyst',
} as const

/** A run of the conformance suite in a temporary world. It continues while its panel is closed. */
export class ConformanceRun {
  readonly results = signal<readonly Result[]>([])
  /** The number of cases. `undefined` before the first result. */
  readonly total = signal<number | undefined>(undefined)
  readonly report = signal<ConformanceReport | undefined>(undefined)
  readonly error = signal<ErrorView | undefined>(undefined)
  readonly isRunning = signal(false)
  readonly isStopping = signal(false)
  readonly #connection: Connection
  #abort = new AbortController()
  #unpublished: Result[] = []

  constructor(connection: Connection) {
    this.#connection = connection
  }

  async start(): Promise<void> {
    if (this.isRunning.value) return
    this.#reset()
    try {
      this.report.value = await withTemporaryWorld(this.#connection, world => this.#run(world))
    } catch (cause) {
      if (!this.#abort.signal.aborted) this.error.value = toErrorView(cause)
    } finally {
      this.results.value = this.#unpublished
      this.isStopping.value = false
      this.isRunning.value = false
    }
  }

  /** Stops as soon as the current case has cleaned up. */
  stop(): void {
    this.isStopping.value = true
    this.#abort.abort()
  }

  #reset(): void {
    this.#abort = new AbortController()
    this.#unpublished = []
    this.results.value = []
    this.total.value = undefined
    this.report.value = undefined
    this.error.value = undefined
    this.isRunning.value = true
  }

  async #run(world: TemporaryWorld): Promise<ConformanceReport> {
    const { runConformance } = await import('@workbench-sdk/mock/conformance')
    const publish = throttle(() => {
      this.results.value = [...this.#unpublished]
    }, PUBLISH_INTERVAL)
    return runConformance(await createDeployment(world), {
      allowWrites: true,
      signal: this.#abort.signal,
      onResult: (result, total) => {
        this.#unpublished.push(result)
        this.total.value = total
        publish()
      },
    })
  }
}

/** Seeds the world with everything that a case may need. The page cannot move the clock during a request. */
async function createDeployment(world: TemporaryWorld): Promise<Deployment> {
  const { control, mock, baseUrl } = world
  const { organizations } = await unwrap(
    control.POST('/__mock__/seed', {
      body: {
        userAccounts: [LOGIN_USER, ANALYST],
        investigativeActions: [{ title: 'Call the owner' }],
        organizations: [
          {
            name: 'Other organization',
            serviceAccounts: [{ name: 'other account', role: 'organization_admin', keys: [{ name: 'other key' }] }],
          },
        ],
      },
    }),
  )
  const otherOrganizationToken = organizations[0]?.serviceAccounts[0]?.keys[0]?.token
  return {
    baseUrl,
    token: mock.tokens.admin,
    analystToken: mock.tokens.analyst,
    readOnlyToken: mock.tokens.readOnlyAdmin,
    ...(otherOrganizationToken !== undefined && { otherOrganizationToken }),
    login: { username: LOGIN_USER.email, password: LOGIN_USER.password },
    analystLogin: { username: ANALYST.email, password: ANALYST.password },
    otp: mock.otp,
    newUserEmail: 'conformance-user@example.com',
    namesRules: true,
    fetch: world.fetch,
  }
}
