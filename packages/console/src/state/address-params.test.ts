import { expect, test } from 'vitest'
import { worldHref } from '../devtools/worlds/world-href.ts'
import { IDENTITY_IDS, parseIdentity } from '../mock/identities.ts'
import { filterParams, parseFilters } from './account-filters.ts'
import { PANEL_IDS, parsePanel } from './panels.ts'

test('reads the panel and the identity, and ignores other values', () => {
  for (const id of PANEL_IDS) expect(parsePanel(id)).toBe(id)
  for (const id of IDENTITY_IDS) expect(parseIdentity(id)).toBe(id)
  for (const param of [null, '', 'constructor', 'Faults']) {
    expect(parsePanel(param)).toBeUndefined()
    expect(parseIdentity(param)).toBe('admin')
  }
})

test('reads the account filters that it wrote', () => {
  const filters = { search: 'a & b', role: 'organization_admin', state: 'disabled', sort: 'name' } as const
  const params = new URLSearchParams(filterParams(filters) as Record<string, string>)
  expect(parseFilters(params)).toEqual(filters)
  expect(filterParams(parseFilters(new URLSearchParams()))).toEqual({
    search: null,
    role: null,
    state: null,
    sort: null,
  })
})

test('the URL of a world keeps the open panel, but nothing from another world', () => {
  expect(worldHref('ci-7')).toBe('?panel=worlds&world=ci-7')
  expect(worldHref('default')).toBe('?panel=worlds')
})
