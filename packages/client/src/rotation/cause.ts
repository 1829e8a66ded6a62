import { inspect } from 'node:util'
import { redact } from '../secret.ts'
import type { Work } from './work.ts'

/** What something stopped at, as it may be shown: stores and proofs that others wrote may quote what they were given. */
export function shownCause(cause: unknown, { secret, before }: Pick<Work, 'secret' | 'before'>): unknown {
  const secrets = [secret, before].filter(each => each !== undefined)
  const text = inspect(cause, { depth: null, showHidden: true, maxStringLength: null, maxArrayLength: null })
  return redact(text, secrets) === text ? cause : new Error('What it stopped at quotes a secret, so it is not shown.')
}

/** A cause as a sentence. */
export function sentence(cause: unknown): string {
  const text = cause instanceof Error ? cause.message || cause.name : String(cause)
  return /[.!?]$/.test(text) ? text : `${text}.`
}
