import type { ConformanceClient } from './conformance-client.ts'
import { shown } from './refused.ts'
import type { Reply } from './reply.ts'
import { Difference } from './verdict.ts'

/** A deployment that cannot be looked at: it is not there, or does not take the token. */
export class DeploymentError extends Error {
  override readonly name = 'DeploymentError'
}

/**
 * Says at once what would spoil every case. Where service accounts are not found at all it goes on: that this is where they
 * are is a guess, and what is known of the rest can be looked at.
 *
 * @throws DeploymentError
 */
export async function preflightCheck(visit: ConformanceClient): Promise<void> {
  const { baseUrl } = visit.deployment
  const [organizations, accounts] = [await ask(visit, '/organizations'), await ask(visit, '/service_accounts')]
  const told = (reply: Reply) => visit.redact(shown(reply))
  if (organizations.status !== 200)
    throw new DeploymentError(`${baseUrl} does not take the token: ${told(organizations)}`)
  if (!isList(organizations))
    throw new DeploymentError(`${baseUrl} is no Workbench: ${organizations.asked} is not answered by a list.`)
  if (accounts.status === 200 || accounts.status === 404) return
  throw new DeploymentError(
    `${baseUrl} takes an Organization Admin, and does not take the token for one: ${told(accounts)}`,
  )
}

async function ask(visit: ConformanceClient, path: string): Promise<Reply> {
  const { baseUrl, token } = visit.deployment
  try {
    return await visit.call({ method: 'GET', path: `${path}?page[limit]=1`, token })
  } catch (error) {
    throw new DeploymentError(`${baseUrl} cannot be reached: ${visit.redact(reasonOf(error))}.`)
  }
}

function isList(reply: Reply): boolean {
  try {
    return reply.records.length <= 1
  } catch (error) {
    if (error instanceof Difference) return false
    throw error
  }
}

/** The reason that a failed `fetch` keeps in its cause says more than itself. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  return cause instanceof Error ? cause.message || error.message : error.message
}
