import { type Assumptions, resolveAssumptions } from '@workbench-sdk/contract/assumptions'
import { isLoopback } from '@workbench-sdk/internal/loopback'
import type { WorkbenchMock } from '../../mock/mock.ts'
import type { MockServer } from '../../transports/http/server.ts'

/** Returns the URL and credentials as one line of JSON, for programs. */
export function readyLine(
  mock: WorkbenchMock,
  { url, certificate }: MockServer,
  { controlToken }: ServerDetails,
): string {
  const { organizationId, tokens, otp } = mock
  return JSON.stringify({ url, organizationId, tokens, otp, certificate, controlToken })
}

interface ServerDetails {
  /** The host that the server listens on. */
  readonly host: string
  /** The control token. Undefined if the control API does not require one. */
  readonly controlToken: string | undefined
  /** The path of the state file. */
  readonly state: string | undefined
  /** The path of the certificate, or true if it was not written to a file. */
  readonly certificate: string | true | undefined
}

/** Returns the URL and credentials as text. */
export function banner(
  { organizationId, tokens, otp, assumptions }: WorkbenchMock,
  { url }: MockServer,
  details: ServerDetails,
): string {
  const { host, controlToken, state, certificate } = details
  const changed = changedAssumptions(assumptions)
  const facts = {
    page: `${url}/`,
    organization: organizationId,
    admin: tokens.admin,
    analyst: tokens.analyst,
    'read-only admin': tokens.readOnlyAdmin,
    'one-time code': otp,
    'control API': `${url}/__mock__`,
    ...(controlToken !== undefined && { 'control token': controlToken }),
    ...(changed.length > 0 && { assumptions: changed.join(', ') }),
    ...(state !== undefined && { 'state file': state }),
    ...(typeof certificate === 'string' && { certificate }),
  }
  const trust = certificate === undefined ? '' : certificate === true ? '--insecure ' : `--cacert ${certificate} `
  // The URL has another host if the server listens on all addresses.
  const others = isLoopback(new URL(url).hostname) && !isLoopback(host) ? `, and on all addresses of this machine` : ''
  return `Workbench mock listening on ${url}${others}

${Object.entries(facts)
  .map(([name, fact]) => `  ${name.padEnd(16)}  ${fact}`)
  .join('\n')}

Try:

  curl ${trust}-H 'Authorization: Bearer ${tokens.admin}' ${url}/api/v2/service_accounts
`
}

/** Returns the assumptions that a profile or an option has changed. */
function changedAssumptions(assumptions: Assumptions): readonly string[] {
  const all = Object.entries<unknown>(assumptions)
  return all.flatMap(([name, value]) => (value === DEFAULTS[name] ? [] : [`${name}=${value}`]))
}

const DEFAULTS: Readonly<Record<string, unknown>> = { ...resolveAssumptions() }
