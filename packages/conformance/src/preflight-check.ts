import type { ApiResponse } from './api-response.ts'
import { summarize } from './assert-response.ts'
import type { ConformanceClient } from './conformance-client.ts'
import { AssertionError } from './outcome.ts'

/** Thrown if a deployment cannot be tested, e.g. because it is unreachable or rejects the token. */
export class DeploymentError extends Error {
  /** @internal The public name, including in minified code. */
  static override get name(): string {
    return 'DeploymentError'
  }

  override readonly name = 'DeploymentError'
}

/**
 * Checks the preconditions of every case: Workbench must be reachable, and the token must belong to an admin. A missing
 * `/service_accounts` is accepted, because its path is an assumption and the other cases can run without it.
 *
 * @throws DeploymentError
 */
export async function preflightCheck(client: ConformanceClient): Promise<void> {
  const { baseUrl } = client.deployment
  const organizations = await get(client, '/organizations')
  const accounts = await get(client, '/service_accounts')
  const describe = (response: ApiResponse) => client.redact(summarize(response))
  if (organizations.status !== 200) {
    throw new DeploymentError(`${baseUrl} rejected the token: ${describe(organizations)}`)
  }
  if (!isList(organizations)) {
    throw new DeploymentError(`${baseUrl} is not a Workbench API: ${organizations.requestLine} did not return a list.`)
  }
  if (accounts.status === 200 || accounts.status === 404) return
  throw new DeploymentError(`${baseUrl} requires the token of an Organization Admin: ${describe(accounts)}`)
}

async function get(client: ConformanceClient, path: string): Promise<ApiResponse> {
  const { baseUrl, token } = client.deployment
  try {
    return await client.call({ method: 'GET', path: `${path}?page[limit]=1`, token })
  } catch (error) {
    throw new DeploymentError(`Cannot reach ${baseUrl}: ${client.redact(reasonOf(error))}.`)
  }
}

function isList(response: ApiResponse): boolean {
  try {
    return response.records.length <= 1
  } catch (error) {
    if (error instanceof AssertionError) return false
    throw error
  }
}

/** Returns the message of an error. If `fetch` failed, returns the message of the cause, which is more specific. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  return cause instanceof Error ? cause.message || error.message : error.message
}
