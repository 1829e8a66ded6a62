import { Api } from './api.ts'
import { status } from './refused.ts'
import type { Visit } from './visit.ts'

/** Accounts first: their keys go with them. */
const TYPES = ['service_accounts', 'api_keys'] as const
const PAGE = 100

/**
 * Deletes whatever has a name that begins so, and was left by a visit that could not tidy up after itself.
 *
 * @returns how many records it deleted.
 */
export async function sweep(visit: Visit, token: string, prefix: string): Promise<number> {
  const admin = new Api(visit, token, () => undefined)
  let swept = 0
  for (const type of TYPES) {
    for (const id of await named(admin, type, prefix)) {
      visit.adopt(id)
      // A key that goes with its account is gone already, and so is what somebody else has just deleted.
      const reply = await admin.delete(`/${type}/${id}`)
      if (reply.status !== 404) status(reply, 204)
      swept++
    }
  }
  return swept
}

async function named(admin: Api, type: string, prefix: string): Promise<string[]> {
  const query = `filter[display_name]=^${encodeURIComponent(prefix)}&sort=created_at,id&page[limit]=${PAGE}`
  const found: string[] = []
  for (let offset = 0; ; offset += PAGE) {
    const reply = await admin.get(`/${type}?${query}&page[offset]=${offset}`)
    // Where there is no such type nothing of it was left.
    if (reply.status === 404) return found
    status(reply, 200)
    // Nobody's account is deleted because a deployment does not know the filter: the name decides, and nothing else.
    const ours = reply.records.filter(({ attributes }) => String(attributes.display_name).startsWith(prefix))
    found.push(...ours.map(({ id }) => id))
    if (reply.records.length === 0 || offset + PAGE >= reply.total) return found
  }
}
