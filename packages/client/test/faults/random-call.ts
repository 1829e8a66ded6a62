import type { CallRunner } from './call-runner.ts'
import { changeKey } from './change-key.ts'
import { createKey } from './create-key.ts'
import { listKeys } from './list-keys.ts'
import { OPERATIONS } from './operations.ts'

/** Makes a random call. Creates a key if a different operation was picked but no key exists. */
export async function makeRandomCall(runner: CallRunner): Promise<void> {
  const { random } = runner
  runner.keys = runner.keys.filter(key => key.exists !== false)
  const operation = random.pick(OPERATIONS)
  if (operation === undefined && random.next() < 0.25) return listKeys(runner)
  const key = runner.keys[random.below(runner.keys.length)]
  return operation && key ? changeKey(runner, key, operation) : createKey(runner)
}
