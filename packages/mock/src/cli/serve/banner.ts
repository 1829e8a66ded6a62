import type { Served } from '../../adapters/node-server.ts'
import type { Mock } from '../../mock.ts'

/** What a program has to know, as one line of JSON. */
export function readyLine({ organizationId, tokens, otp }: Mock, { url, certificate }: Served): string {
  return JSON.stringify({ url, organizationId, tokens, otp, certificate })
}

interface Files {
  readonly state: string | undefined
  /** Or only that there is one. */
  readonly certificate: string | true | undefined
}

/** What a person has to know. */
export function banner({ organizationId, tokens, otp }: Mock, { url }: Served, { state, certificate }: Files): string {
  const facts = {
    organization: organizationId,
    admin: tokens.admin,
    analyst: tokens.analyst,
    'read-only admin': tokens.readOnlyAdmin,
    'one-time code': otp,
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
