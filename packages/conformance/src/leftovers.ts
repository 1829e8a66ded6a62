import { Api } from './api.ts'
import { assertDeleted, assertStatus } from './assert-response.ts'
import { ANY_RUN_NAME, type ConformanceClient, NAME_PREFIX } from './conformance-client.ts'

/** The types of records that a run creates. Accounts come first, because deleting an account deletes its keys. */
const TYPES = ['service_accounts', 'api_keys'] as const
const PAGE_SIZE = 100

/** The names of the records to delete. */
export interface NameFilter {
  /** The prefix to filter by, which reduces the size of the lists. */
  readonly prefix: string
  /** The pattern that determines which records are deleted. */
  readonly pattern: RegExp
}

export const ANY_RUN: NameFilter = { prefix: NAME_PREFIX, pattern: ANY_RUN_NAME }
export const onlyRunOf = ({ namePrefix }: ConformanceClient): NameFilter => ({
  prefix: namePrefix,
  pattern: new RegExp(`^${namePrefix} `),
})

/** Deletes the service accounts and keys whose names match, and returns how many were deleted. */
export async function deleteLeftovers(client: ConformanceClient, token: string, names: NameFilter): Promise<number> {
  const admin = new Api(client, token, () => undefined)
  let deleted = 0
  for (const type of TYPES) {
    for (const id of await findByName(admin, type, names)) {
      client.allowChanges(id)
      // A 404 means that the key was deleted with its account, or that another client deleted the record.
      const response = await admin.delete(`/${type}/${id}`)
      if (response.status !== 404) assertDeleted(response)
      deleted++
    }
  }
  return deleted
}

async function findByName(admin: Api, type: string, { prefix, pattern }: NameFilter): Promise<string[]> {
  const query = `filter[display_name]=^${encodeURIComponent(prefix)}&sort=created_at,id&page[limit]=${PAGE_SIZE}`
  const ids: string[] = []
  for (let offset = 0; ; offset += PAGE_SIZE) {
    const response = await admin.get(`/${type}?${query}&page[offset]=${offset}`)
    // The deployment does not support the type.
    if (response.status === 404) return ids
    assertStatus(response, 200)
    // The deployment may ignore the filter, so each name is checked here.
    const matching = response.records.filter(({ attributes }) => pattern.test(String(attributes.display_name)))
    ids.push(...matching.map(({ id }) => id))
    if (response.records.length === 0 || offset + PAGE_SIZE >= response.total) return ids
  }
}
