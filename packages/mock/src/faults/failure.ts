import { encodeError } from '../answer.ts'
import { wordingOfStatus } from '../refusals.ts'
import type { Message } from '../reply.ts'
import type { StatusFault } from './fault.ts'

/** The answer that a fault gives instead of Workbench's. */
export function failure(
  url: URL,
  { status, title, detail, retryAfter }: StatusFault,
  headers: Record<string, string>,
): Message {
  const wording = wordingOfStatus(status)
  const says = { ...wording, ...(title !== undefined && { title }) }
  return encodeError(
    url,
    { ...says, detail: detail ?? 'A fault that the test added to the mock.' },
    { ...headers, ...(retryAfter !== undefined && { 'retry-after': retryAfterOf(retryAfter) }) },
  )
}

const retryAfterOf = (retryAfter: number | Date) =>
  retryAfter instanceof Date ? retryAfter.toUTCString() : String(retryAfter)
