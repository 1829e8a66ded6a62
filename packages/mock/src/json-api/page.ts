import { issue, type Refusal, refuse } from '../refusals.ts'
import { uri } from './links.ts'
import type { Parameter } from './parameter.ts'

export interface Page {
  readonly offset: number
  readonly limit: number
}

const DEFAULTS: Page = { offset: 0, limit: 50 }

export function parsePage(parameters: readonly Parameter[]): Page | Refusal {
  const given = parameters.map(({ keys: [key = ''], value }) => ({ key, value }))
  const issues = given.flatMap(({ key, value }) => {
    if (!Object.hasOwn(DEFAULTS, key)) return [issue(`page.${key}`, 'object.allowUnknown', 'is not allowed')]
    return isCount(value) ? [] : [issue(`page.${key}`, 'number.base', 'must be a whole number, 0 or more')]
  })
  if (issues.length > 0) return refuse.params(issues)
  return { ...DEFAULTS, ...Object.fromEntries(given.map(({ key, value }) => [key, Number(value)])) }
}

const isCount = (value: string) => /^\d+$/.test(value) && Number.isSafeInteger(Number(value))

/** The links of a page: `first`, `prev` only where something is before it, `next`, `last` only where more remains. */
export function pageLinks(url: URL, { offset, limit }: Page, total: number): Record<string, string> {
  const at = (start: number) => {
    const link = new URL(url)
    link.searchParams.set('page[offset]', String(start))
    link.searchParams.set('page[limit]', String(limit))
    return uri(link.href)
  }
  const more = limit > 0 && offset + limit < total
  const lastOffset = offset + Math.floor((total - 1 - offset) / limit) * limit
  return {
    self: uri(url.href),
    ...(offset > 0 && { first: at(0), prev: at(Math.max(0, offset - limit)) }),
    ...(more && { next: at(offset + limit), last: at(lastOffset) }),
  }
}
