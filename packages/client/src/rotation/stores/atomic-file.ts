import { randomUUID } from 'node:crypto'
import type { Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { replaceFile as replaceDurably } from '@workbench-sdk/internal/durable-file'
import { displayPath, ignoreENOENT } from './fs-errors.ts'
import { StoreError } from './secret-store.ts'

const ROOT = 0

/** Replaces a file atomically, or creates it, with private permissions and the same owner. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const owner = await ignoreENOENT(stat(file))
  if (owner !== undefined) checkOwner(file, owner)
  const temporary = join(dirname(file), `.rotation-${randomUUID()}.tmp`)
  await replaceDurably(file, text, { temporary, owner })
}

/** Throws if the owner of the file could not read it any more after it is replaced with a private file. */
export function checkOwner(file: string, { uid }: Stats): void {
  const self = process.geteuid?.()
  if (self === undefined || [self, ROOT].includes(uid) || self === ROOT) return
  throw new StoreError(
    `${displayPath(file)} belongs to another user, who could not read it any more. Run this as that user, or change the owner of the file.`,
  )
}
