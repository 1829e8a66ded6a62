import { type ApiKey, NotFoundError } from '../../src/index.ts'
import type { Desk } from './desk.ts'
import type { Operation, State } from './operations.ts'
import type { Known } from './report.ts'

/** Makes a call with a key, which says what is known of it from then on. */
export async function changeKey(desk: Desk, key: Known, { name, leaves, call }: Operation): Promise<void> {
  key.turn += 1
  const headers = { 'x-turn': String(key.turn) }
  const before = { ...key }
  const left = leaves(key)
  Object.assign(key, inDoubt(left))
  const result = await desk.call(name, (workbench, options) => call(workbench, key.id, { ...options, headers }, left))
  if ('value' in result) {
    const expected = { ...before, ...left }
    if (result.value && !agrees(result.value, expected))
      desk.journal.complain('keys', `${name} found ${key.origin} changed`)
    Object.assign(key, left, result.value && known(result.value))
  } else if (result.error instanceof NotFoundError) {
    if (before.isThere) desk.journal.complain('keys', `${name} did not find ${key.origin}`)
    key.isThere = false
  }
}

function inDoubt(state: State): State {
  return Object.fromEntries(Object.keys(state).map(name => [name, undefined]))
}

function agrees(record: ApiKey, { name, active, isThere }: Known): boolean {
  return isThere !== false && record.name === (name ?? record.name) && record.active === (active ?? record.active)
}

function known({ name, active }: ApiKey): State {
  return { name, active, isThere: true }
}
