import { signal } from '@preact/signals'
import type { Deployment, Report, Result } from '@workbench-sdk/mock/conformance'
import { done } from '../../mock/control.ts'
import type { Place } from '../../place.ts'
import { throttled } from '../../state/throttle.ts'
import { type Trouble, troubleOf } from '../../state/trouble.ts'
import { inTrialWorld, type TrialWorld } from '../trial-world.ts'

/** Milliseconds between two drawings of the results. */
const DRAWING = 200

const PERSON = { email: 'robin@example.com', password: 'correct horse', role: 'organization_admin' } as const

/** Holds the mock to every rule and every row of the wire contract, in a world of its own, and goes on while nobody looks. */
export class ConformanceRun {
  readonly results = signal<readonly Result[]>([])
  /** How many results there will be; not known before the first. */
  readonly total = signal<number | undefined>(undefined)
  readonly report = signal<Report | undefined>(undefined)
  readonly trouble = signal<Trouble | undefined>(undefined)
  readonly isRunning = signal(false)
  readonly isStopping = signal(false)
  readonly #place: Place
  #abort = new AbortController()
  #coming: Result[] = []

  constructor(place: Place) {
    this.#place = place
  }

  async run(): Promise<void> {
    if (this.isRunning.value) return
    this.#begin()
    try {
      this.report.value = await inTrialWorld(this.#place, world => this.#carryOut(world))
    } catch (error) {
      if (!this.#abort.signal.aborted) this.trouble.value = troubleOf(error)
    } finally {
      this.results.value = this.#coming
      this.isStopping.value = false
      this.isRunning.value = false
    }
  }

  /** Ends the run as soon as what is under way has ended, and what was made is deleted. */
  stop(): void {
    this.isStopping.value = true
    this.#abort.abort()
  }

  #begin(): void {
    this.#abort = new AbortController()
    this.#coming = []
    this.results.value = []
    this.total.value = undefined
    this.report.value = undefined
    this.trouble.value = undefined
    this.isRunning.value = true
  }

  async #carryOut(world: TrialWorld): Promise<Report> {
    const { runConformance } = await import('@workbench-sdk/mock/conformance')
    const draw = throttled(() => {
      this.results.value = [...this.#coming]
    }, DRAWING)
    return runConformance(await deploymentOf(world), {
      allowWrites: true,
      signal: this.#abort.signal,
      onResult: (result, of) => {
        this.#coming.push(result)
        this.total.value = of
        draw()
      },
    })
  }
}

/** The world with all that a case can need; but its clock cannot be moved from here within a call. */
async function deploymentOf({ control, mock: { tokens, otp }, baseUrl, fetch }: TrialWorld): Promise<Deployment> {
  const { organizations } = await done(
    control.POST('/__mock__/seed', {
      body: {
        userAccounts: [PERSON],
        investigativeActions: [{ title: 'Call the owner' }],
        organizations: [
          {
            name: 'Neighbours',
            serviceAccounts: [{ name: 'theirs', role: 'organization_admin', keys: [{ name: 'their key' }] }],
          },
        ],
      },
    }),
  )
  const otherOrganizationToken = organizations[0]?.serviceAccounts[0]?.keys[0]?.token
  return {
    baseUrl,
    token: tokens.admin,
    analystToken: tokens.analyst,
    readOnlyToken: tokens.readOnlyAdmin,
    ...(otherOrganizationToken !== undefined && { otherOrganizationToken }),
    login: { username: PERSON.email, password: PERSON.password },
    otp,
    namesRules: true,
    fetch,
  }
}
