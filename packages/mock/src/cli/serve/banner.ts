import type { Served } from '../../adapters/node-server.ts'
import type { Mock } from '../../mock.ts'

/** What a program has to know, as one line of JSON. */
export function readyLine({ organizationId, tokens, otp }: Mock, { url }: Served): string {
  return JSON.stringify({ url, organizationId, tokens, otp })
}

/** What a person has to know. */
export function banner({ organizationId, tokens, otp }: Mock, { url }: Served, state: string | undefined): string {
  const facts = {
    organization: organizationId,
    admin: tokens.admin,
    analyst: tokens.analyst,
    'read-only admin': tokens.readOnlyAdmin,
    'one-time code': otp,
    ...(state !== undefined && { 'kept in': state }),
  }
  return `A mock of Workbench listens on ${url}

${Object.entries(facts)
  .map(([name, fact]) => `  ${name.padEnd(16)}  ${fact}`)
  .join('\n')}

Try:

  curl -H 'Authorization: Bearer ${tokens.admin}' ${url}/api/v2/service_accounts
`
}
