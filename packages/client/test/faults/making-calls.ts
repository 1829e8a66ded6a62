import { changeKey } from './changing-keys.ts'
import { createKey } from './creating-keys.ts'
import type { Desk } from './desk.ts'
import { listKeys } from './listing-keys.ts'
import { OPERATIONS } from './operations.ts'

/** Makes any call; a creation where there is no key for another one. */
export async function makeCall(desk: Desk): Promise<void> {
  const { chance } = desk
  desk.keys = desk.keys.filter(key => key.isThere !== false)
  const operation = chance.row(OPERATIONS)
  if (operation === undefined && chance.draw() < 0.25) return listKeys(desk)
  const key = desk.keys[chance.below(desk.keys.length)]
  return operation && key ? changeKey(desk, key, operation) : createKey(desk)
}
