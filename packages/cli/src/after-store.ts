import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Context } from './context.ts'
import type { PlannedKey } from './plan.ts'

/** The new key. */
export interface StoredKey {
  readonly newKeyId: string
}

/**
 * Runs the --after-store command after a new key is stored. Its output goes to standard error.
 *
 * @throws if the command fails; the rotation then stops, and the next run continues it
 */
export async function runAfterStore(
  command: string,
  { account, key, name, store }: PlannedKey,
  { newKeyId }: StoredKey,
  { env, stderr, signal }: Pick<Context, 'env' | 'stderr' | 'signal'>,
): Promise<void> {
  const variables = {
    WORKBENCH_KEYS_ACCOUNT: account.name,
    WORKBENCH_KEYS_ACCOUNT_ID: account.id,
    WORKBENCH_KEYS_KEY: name,
    WORKBENCH_KEYS_KEY_ID: key.id,
    WORKBENCH_KEYS_NEW_KEY_ID: newKeyId,
    WORKBENCH_KEYS_PLACE: store.label,
  }
  const child = spawn(command, {
    shell: true,
    env: { ...env, ...variables },
    signal,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => stderr.write(String(chunk)))
  const [code, killedBy] = await once(child, 'close')
  if (code !== 0)
    throw new Error(
      `The --after-store command ${killedBy ? `was killed by ${killedBy}` : `exited with ${code}`}: ${command}`,
    )
}
