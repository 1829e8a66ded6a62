import { has, so } from './assert.ts'
import type { Reply } from './reply.ts'

const row = (status: number, code: string, title: string) => ({ status, code, title })

/** What the wire contract says of each. The mock says it a second time: a slip there has to show here. */
const REFUSALS = {
  unauthenticated: row(401, 'UNAUTHORIZED', 'Authentication Failed'),
  noRecord: row(404, 'ENOTFOUND', 'Requested resource does not exist'),
  noPlace: row(404, 'ENOTFOUND', 'Resource not found'),
  noRoute: row(404, 'EINVALID', 'Invalid Route'),
  unsupported: row(403, 'EFORBIDDEN', 'Resource not supported'),
  exists: row(403, 'EFORBIDDEN', 'Requested resource already exists'),
  params: row(403, 'EFORBIDDEN', 'Param validation failed'),
  noData: row(403, 'EFORBIDDEN', 'Request validation failed'),
  filter: row(403, 'EFORBIDDEN', 'Invalid filter'),
  sort: row(403, 'EFORBIDDEN', 'Invalid sort'),
  include: row(403, 'EFORBIDDEN', 'Invalid inclusion'),
  fields: row(403, 'EFORBIDDEN', 'Invalid field resource'),
} satisfies Record<string, object>

/** A refusal of which it is known how it is put. */
export type KnownRefusal = keyof typeof REFUSALS

/** Holds that an answer has this status. */
export function status(reply: Reply, expected: number): void {
  so(reply.asked, reply.status === expected, `status ${expected}`, shown(reply))
}

/** Holds that an answer is a refusal of this kind, in the words of the contract. */
export function refused(reply: Reply, kind: KnownRefusal): void {
  const { status: expected, code, title } = REFUSALS[kind]
  status(reply, expected)
  has(`${reply.asked}: errors[0]`, reply.error, { status: String(expected), code, title })
}

/** Titles of 403s that say something is wrong with the request, and not with who makes it. */
const OTHER_TITLES: ReadonlySet<string> = new Set(Object.values(REFUSALS).map(({ title }) => title))

/** Whether the role or a restriction forbids it. What the title is then is a guess, and has a row of its own. */
export function isForbidden(reply: Reply): boolean {
  return reply.status === 403 && !OTHER_TITLES.has(reply.error.title)
}

/** Holds that the role or a restriction forbids it. */
export function forbidden(reply: Reply): void {
  so(reply.asked, isForbidden(reply), 'status 403, and not because of what was sent', shown(reply))
}

/** An answer, as briefly as it can be told. */
export function shown(reply: Reply): string {
  if (reply.status < 400) return `status ${reply.status}`
  try {
    const { title, detail } = reply.error
    return `status ${reply.status}, ${title}: ${typeof detail === 'string' ? detail : JSON.stringify(detail)}`
  } catch {
    return `status ${reply.status}, ${reply.text.slice(0, 200)}`
  }
}
