import type { WorkbenchMock } from '@workbench-sdk/mock'
import type { Deployment } from '@workbench-sdk/mock/conformance'
import { checkAnswer } from './contract.ts'
import type { Connection } from './transports.ts'

const ANALYST = { email: 'kim@example.com', password: 'battery staple' } as const
const USER = { email: 'robin@example.com', password: 'correct horse', role: 'organization_admin' } as const

/**
 * Seeds a mock with everything that a conformance case can need, and returns it as a deployment. Responses are validated
 * against the contract.
 *
 * @param statusesOutsideContract responses with these statuses are not validated.
 */
export function deploymentOf(
  mock: WorkbenchMock,
  connection: Pick<Connection, 'baseUrl' | 'fetch'>,
  statusesOutsideContract: readonly number[] = [],
): Deployment {
  const [otherOrganization] = mock.seed({
    userAccounts: [USER, ANALYST],
    investigativeActions: [{ title: 'Call the owner' }],
    organizations: [
      {
        name: 'Other organization',
        serviceAccounts: [{ name: 'other account', role: 'organization_admin', keys: [{ name: 'other key' }] }],
      },
    ],
  }).organizations
  return {
    baseUrl: connection.baseUrl,
    token: mock.tokens.admin,
    otherOrganizationToken: otherOrganization.serviceAccounts[0].keys[0].token,
    login: { username: USER.email, password: USER.password },
    analystLogin: { username: ANALYST.email, password: ANALYST.password },
    otp: mock.otp,
    newUserEmail: 'new@example.com',
    clock: mock.clock,
    namesRules: true,
    fetch: validatingFetch(connection.fetch, (url, { status }) => {
      // The contract has the session of the API docs.
      const isTimestampOfSession = mock.assumptions.sessionTimes === 'timestamp' && url.endsWith('/login')
      return !isTimestampOfSession && !statusesOutsideContract.includes(status)
    }),
  }
}

/** Validates responses against the contract, and rejects one that repeats a secret (rule `secret-once`). */
function validatingFetch(send: typeof fetch, isInContract: (url: string, response: Response) => boolean): typeof fetch {
  const secrets = new Set<string>()
  return async (...call: Parameters<typeof fetch>) => {
    const [input, init] = call
    const request = input instanceof Request ? input : new Request(input, init)
    const { method, url } = request
    const response = await send(request)
    const text = await response.text()
    // Not a clone: in happy-dom, cloning a response from a socket empties both.
    const copy = () => new Response(text === '' ? null : text, { status: response.status, headers: response.headers })
    // A preflight is not an operation of the contract.
    if (method !== 'OPTIONS' && isInContract(url, response)) await checkAnswer(method, url, copy())
    for (const secret of secrets) {
      if (text.includes(secret))
        throw new Error(`${method} ${url} returned a secret that an earlier response contained.`)
    }
    const secret = /"access_token":"([^"]+)"/.exec(text)?.[1]
    if (secret) secrets.add(secret)
    return copy()
  }
}
