import type { Page } from '@workbench-sdk/query'
import { uri } from './links.ts'

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
