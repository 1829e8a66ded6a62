import { type ApiKey, NotFoundError } from '../../src/index.ts'
import type { CallRunner } from './call-runner.ts'
import type { KeyState, Operation } from './operations.ts'
import type { KnownKey } from './report.ts'

/** Calls an operation on a key, and updates the known state of the key. */
export async function changeKey(runner: CallRunner, key: KnownKey, { name, changes, call }: Operation): Promise<void> {
  key.sequence += 1
  const headers = { 'x-sequence': String(key.sequence) }
  const before = { ...key }
  const changed = changes(key)
  Object.assign(key, unknownState(changed))
  const result = await runner.call(name, (workbench, options) =>
    call(workbench, key.id, { ...options, headers }, changed),
  )
  if ('value' in result) {
    const expected = { ...before, ...changed }
    if (result.value && !matches(result.value, expected))
      runner.log.addViolation('keys', `${name} returned ${key.originalName} with an unexpected state`)
    Object.assign(key, changed, result.value && stateOf(result.value))
  } else if (result.error instanceof NotFoundError) {
    if (before.exists) runner.log.addViolation('keys', `${name} did not find ${key.originalName}`)
    key.exists = false
  }
}

function unknownState(state: KeyState): KeyState {
  return Object.fromEntries(Object.keys(state).map(name => [name, undefined]))
}

function matches(record: ApiKey, { name, active, exists }: KnownKey): boolean {
  return exists !== false && record.name === (name ?? record.name) && record.active === (active ?? record.active)
}

function stateOf({ name, active }: ApiKey): KeyState {
  return { name, active, exists: true }
}
