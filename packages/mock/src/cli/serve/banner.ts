import type { Mock } from '../../mock/mock.ts'
import type { MockServer } from '../../transports/http/server.ts'

/** What a program has to know, as one line of JSON. */
export function readyLine(mock: Mock, { url, certificate }: MockServer, { controlToken }: About): string {
  const { organizationId, tokens, otp } = mock
  return JSON.stringify({ url, organizationId, tokens, otp, certificate, controlToken })
}

interface About {
  /** What the control API asks for, where it asks for anything. */
  readonly controlToken: string | undefined
  readonly state: string | undefined
  /** Or only that there is one. */
  readonly certificate: string | true | undefined
}

/** What a person has to know. */
export function banner({ organizationId, tokens, otp }: Mock, { url }: MockServer, about: About): string {
  const { controlToken, state, certificate } = about
  const facts = {
    page: `${url}/`,
    organization: organizationId,
    admin: tokens.admin,
    analyst: tokens.analyst,
    'read-only admin': tokens.readOnlyAdmin,
    'one-time code': otp,
    'control API': `${url}/__mock__`,
    ...(controlToken !== undefined && { 'control token': controlToken }),
    ...(state !== undefined && { 'kept in': state }),
    ...(typeof certificate === 'string' && { certificate }),
  }
  const trust = certificate === undefined ? '' : certificate === true ? '--insecure ' : `--cacert ${certificate} `
  return `A mock of Workbench listens on ${url}

${Object.entries(facts)
  .map(([name, fact]) => `  ${name.padEnd(16)}  ${fact}`)
  .join('\n')}

Try:

  curl ${trust}-H 'Authorization: Bearer ${tokens.admin}' ${url}/api/v2/service_accounts
`
}
