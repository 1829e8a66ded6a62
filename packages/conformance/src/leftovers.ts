import { Api } from './api.ts'
import { type ConformanceClient, GIVEN_NAME, NAME_PREFIX } from './conformance-client.ts'
import { status } from './refused.ts'

/** Accounts first: their keys go with them. */
const TYPES = ['service_accounts', 'api_keys'] as const
const PAGE = 100

/** Which names to look for: what they begin with, for the deployment to filter by, and what decides. */
export interface Names {
  readonly prefix: string
  readonly pattern: RegExp
}

/** Names of whichever run, and of one. */
export const ANY_RUN: Names = { prefix: NAME_PREFIX, pattern: GIVEN_NAME }
export const onlyRun = ({ prefix }: ConformanceClient): Names => ({ prefix, pattern: new RegExp(`^${prefix} `) })

/**
 * Deletes whatever has such a name, and was left by a visit that could not tidy up after itself.
 *
 * @returns how many records it deleted.
 */
export async function deleteLeftovers(visit: ConformanceClient, token: string, names: Names): Promise<number> {
  const admin = new Api(visit, token, () => undefined)
  let swept = 0
  for (const type of TYPES) {
    for (const id of await named(admin, type, names)) {
      visit.adopt(id)
      // A key that goes with its account is gone already, and so is what somebody else has just deleted.
      const reply = await admin.delete(`/${type}/${id}`)
      if (reply.status !== 404) status(reply, 204)
      swept++
    }
  }
  return swept
}

async function named(admin: Api, type: string, { prefix, pattern }: Names): Promise<string[]> {
  const query = `filter[display_name]=^${encodeURIComponent(prefix)}&sort=created_at,id&page[limit]=${PAGE}`
  const found: string[] = []
  for (let offset = 0; ; offset += PAGE) {
    const reply = await admin.get(`/${type}?${query}&page[offset]=${offset}`)
    // Where there is no such type nothing of it was left.
    if (reply.status === 404) return found
    status(reply, 200)
    // Nobody's account is deleted because a deployment does not know the filter: the name decides, and nothing else.
    const ours = reply.records.filter(({ attributes }) => pattern.test(String(attributes.display_name)))
    found.push(...ours.map(({ id }) => id))
    if (reply.records.length === 0 || offset + PAGE >= reply.total) return found
  }
}
