import { type Seeded, WorkbenchMock } from '@workbench-sdk/mock'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RANDOM_SEED } from '../../../test/seed/seed.ts'
import { runs } from '../../../test/soak.ts'
import { type AnyRequest, anyRequest } from './any-request.ts'
import { checkAnswer } from './contract.ts'
import { knownOf, Newest, SEED } from './small-world.ts'
import { expectInvariants, type State, stateOf } from './state-invariants.ts'
import { type Connection, transports } from './transports.ts'

/** The approximate number of requests. */
const REQUESTS = Number(process.env.WORKBENCH_FUZZ_REQUESTS ?? runs(500, 100_000))
const LONGEST = 12
/** Milliseconds. */
const PATIENCE = 240_000 + REQUESTS * 20

/** Statuses of requests that succeed. */
const DONE = ['GET 200', 'POST 201', 'PATCH 200', 'DELETE 200'] as const
/** The number of requests from which each status occurs with a probability of 0.999999. */
const MANY = 3_000

/** One request in ten uses a real port. */
const SHARES = { 'mock.fetch': 0.9, 'HTTP on a port': 0.1 } as const

describe(`each of ${REQUESTS} generated requests has a response that matches the contract, and never 5xx`, () => {
  test.each(transports.filter(({ name }) => name in SHARES))(
    'over $name, and no rule is broken',
    async transport => {
      const mock = new WorkbenchMock({ randomSeed: RANDOM_SEED })
      const connection = await transport.open(mock)
      try {
        await staysValid(mock, connection, REQUESTS * SHARES[transport.name as keyof typeof SHARES])
      } finally {
        await connection.close()
      }
    },
    PATIENCE,
  )
})

async function staysValid(mock: WorkbenchMock, connection: Connection, requests: number): Promise<void> {
  const known = await knownOf(mock, mock.seed(SEED))
  const made = { requests: 0, answers: new Map<string, number>() }
  await fc.assert(
    fc.asyncProperty(fc.array(anyRequest(known), { minLength: 1, maxLength: LONGEST, size: 'max' }), async sequence => {
      mock.reset()
      const history = await History.begin(mock, connection, mock.seed(SEED))
      for (const request of sequence) {
        const answer = await history.make(request)
        made.requests++
        made.answers.set(answer, (made.answers.get(answer) ?? 0) + 1)
      }
      await history.expectInvariants()
    }),
    { numRuns: Math.ceil(requests / (LONGEST / 2.2)) },
  )
  if (process.env.WORKBENCH_FUZZ_REQUESTS) console.log(made)
  // The test would prove little if no request succeeded. Only one in 200 deletes a record, so a short run may have none.
  const [read, ...changed] = DONE.map(answer => made.answers.get(answer) ?? 0)
  expect(read).toBeGreaterThan(0)
  expect(changed.filter(count => count > 0).length).toBeGreaterThanOrEqual(requests < MANY ? 1 : changed.length)
  expect(made.requests).toBeGreaterThan(requests * 0.9)
}

/** A mock and the observed effects of each request. */
class History {
  readonly #mock: WorkbenchMock
  readonly #connection: Connection
  /** Admins of the two organizations that no request changes. */
  readonly #admin: string
  readonly #otherToken: string
  readonly #otherRecords: State
  readonly #newest = new Newest()
  readonly #deleted = new Set<string>()
  #state: State

  static async begin(
    mock: WorkbenchMock,
    connection: Connection,
    { organizations }: Seeded<typeof SEED>,
  ): Promise<History> {
    const otherToken = organizations[0].serviceAccounts[0].keys[0].token
    const [state, otherRecords] = [await stateOf(mock, mock.tokens.admin), await stateOf(mock, otherToken)]
    return new History(mock, connection, otherToken, state, otherRecords)
  }

  private constructor(
    mock: WorkbenchMock,
    connection: Connection,
    otherToken: string,
    state: State,
    otherRecords: State,
  ) {
    this.#mock = mock
    this.#connection = connection
    this.#admin = mock.tokens.admin
    this.#otherToken = otherToken
    this.#state = state
    this.#otherRecords = otherRecords
  }

  /** Sends a request, validates the response against the contract, and returns the operation and status. */
  async make({ method, path, headers, body }: AnyRequest): Promise<string> {
    const { url, init } = this.#newest.filledIn(this.#connection.baseUrl, { method, path, headers, body })
    const response = await this.#connection.fetch(url, init)
    expect(response.status).toBeLessThan(500)
    const text = await response.clone().text()
    if (method !== 'OPTIONS') await checkAnswer(method, url, response)
    this.#remember(method, url, response.status, text)
    await this.#expectUnchanged(method, response.status)
    return `${method} ${response.status}`
  }

  async expectInvariants(): Promise<void> {
    // If the admin has disabled itself, the state cannot be read.
    if (!(await this.#canLook())) return
    expectInvariants(await stateOf(this.#mock, this.#admin), this.#deleted)
    expect(await stateOf(this.#mock, this.#otherToken)).toEqual(this.#otherRecords)
  }

  #remember(method: string, url: string, status: number, text: string): void {
    // secret-once
    for (const secret of this.#newest.secrets) expect(text).not.toContain(secret)
    this.#newest.remember(method, url, status, text)
    if (method === 'DELETE' && status === 200 && !url.includes('/relationships/'))
      this.#deleted.add(new URL(url).pathname.split('/')[4]?.toLowerCase() ?? '')
  }

  /** atomic: failed requests and reads change nothing. */
  async #expectUnchanged(method: string, status: number): Promise<void> {
    if (!(await this.#canLook())) return
    const state = await stateOf(this.#mock, this.#admin)
    const mayChange = status < 300 && ['POST', 'PATCH', 'DELETE'].includes(method)
    if (!mayChange) expect(state).toEqual(this.#state)
    this.#state = state
  }

  async #canLook(): Promise<boolean> {
    const headers = { authorization: `Bearer ${this.#admin}` }
    return (await this.#mock.fetch(`${this.#mock.baseUrl}/api/v2/api_keys?page[limit]=0`, { headers })).status === 200
  }
}
