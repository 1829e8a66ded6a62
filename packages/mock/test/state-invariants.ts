import type { WorkbenchMock } from '@workbench-sdk/mock'
import { expect } from 'vitest'

const TYPES = [
  'service_accounts',
  'api_keys',
  'user_accounts',
  'investigative_actions',
  'organizations',
  'actors',
] as const

interface ResourceObject {
  readonly id: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly relationships: Readonly<Record<string, { readonly data?: { readonly id: string } | null }>>
}

/** All records that an admin can see. */
export type State = Readonly<Record<(typeof TYPES)[number], readonly ResourceObject[]>>

export async function stateOf(mock: WorkbenchMock, token: string): Promise<State> {
  const headers = { authorization: `Bearer ${token}` }
  const lists = TYPES.map(async type => {
    const response = await mock.fetch(`${mock.baseUrl}/api/v2/${type}?page[limit]=100000`, { headers })
    const { data, meta } = await response.json()
    expect(data.length).toBe(meta.page?.total ?? 0)
    return [type, data]
  })
  return Object.fromEntries(await Promise.all(lists)) as State
}

/** Asserts that a state does not violate any rule. */
export function expectInvariants(state: State, deleted: ReadonlySet<string>): void {
  const accounts = new Map(state.service_accounts.map(account => [account.id, account.attributes]))
  const actors = new Set(state.actors.map(({ id }) => id))
  for (const { attributes, relationships } of state.api_keys) {
    // no-orphans, key-inherits, disable-cascade, secret-once
    const account = accounts.get(relationships.service_account?.data?.id ?? '')
    expect(account).toBeDefined()
    expect([attributes.role, attributes.restrictions]).toEqual([account?.role, account?.restrictions])
    expect(attributes.active === true && account?.active === false).toBe(false)
    expect(attributes.access_token).toBeNull()
    expect(typeof attributes.name).toBe('string')
  }
  for (const { attributes, relationships } of state.service_accounts) {
    // account-create
    expect(attributes.display_name).toMatch(/^[\s\S]{1,255}$/u)
    expect(['organization_admin', 'organization_analyst']).toContain(attributes.role)
    expect(actors.has(relationships.actor?.data?.id ?? '')).toBe(true)
  }
  const all = Object.values(state).flat()
  // delete-final: an id is used only once, regardless of the type.
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  expect(all.filter(({ id }) => deleted.has(id))).toEqual([])
  const [{ id: organization } = { id: '' }, another] = state.organizations
  expect(another).toBeUndefined()
  for (const { relationships } of all) {
    // one-organization
    expect([organization, undefined]).toContain(relationships.organization?.data?.id)
  }
}
