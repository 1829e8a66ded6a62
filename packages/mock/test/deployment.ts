import type { Mock } from '@workbench-sdk/mock'
import type { Deployment } from '@workbench-sdk/mock/conformance'
import { checkAnswer } from './contract.ts'
import type { Connection } from './transports.ts'

const PERSON = { email: 'robin@example.com', password: 'correct horse', role: 'organization_admin' } as const

/**
 * A mock as a deployment that the conformance suite can be pointed at, with everything that a case can need. What it
 * answers is held to the contract, but for the statuses that are `outside` of it.
 */
export function deploymentOf(mock: Mock, connection: Connection, outside: readonly number[] = []): Deployment {
  const [neighbours] = mock.seed({
    userAccounts: [PERSON],
    investigativeActions: [{ title: 'Call the owner' }],
    organizations: [
      {
        name: 'Neighbours',
        serviceAccounts: [{ name: 'theirs', role: 'organization_admin', keys: [{ name: 'their key' }] }],
      },
    ],
  }).organizations
  return {
    baseUrl: connection.baseUrl,
    token: mock.tokens.admin,
    otherOrganizationToken: neighbours.serviceAccounts[0].keys[0].token,
    login: { username: PERSON.email, password: PERSON.password },
    otp: mock.otp,
    clock: mock.clock,
    namesRules: true,
    fetch: checked(connection.fetch, outside),
  }
}

/** Holds every answer to the contract, and to what `secret-once` says: none but the first has a secret in it. */
function checked(send: typeof fetch, outside: readonly number[]): typeof fetch {
  const secrets = new Set<string>()
  return async (...call: Parameters<typeof fetch>) => {
    const [input, init] = call
    const request = input instanceof Request ? input : new Request(input, init)
    const { method, url } = request
    const response = await send(request)
    const text = await response.text()
    // Not its clone: where happy-dom has an answer from a socket, that is empty, and so is the answer then.
    const again = () => new Response(text === '' ? null : text, { status: response.status, headers: response.headers })
    // A preflight is no operation of the contract.
    if (method !== 'OPTIONS' && !outside.includes(response.status)) await checkAnswer(method, url, again())
    for (const secret of secrets) {
      if (text.includes(secret)) throw new Error(`${method} ${url} answered with a secret that was shown before`)
    }
    const secret = /"access_token":"([^"]+)"/.exec(text)?.[1]
    if (secret) secrets.add(secret)
    return again()
  }
}
