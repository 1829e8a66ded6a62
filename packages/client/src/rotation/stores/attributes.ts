import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Stats } from 'node:fs'
import { chmod, chown, cp, lstat } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { syncToDisk } from '@workbench-sdk/internal/durable-file'
import { displayPath } from './fs-errors.ts'
import { StoreError } from './secret-store.ts'

/**
 * Copies a file's permissions, owner and group to another file. If this machine's `cp` supports it, also copies the access control list and
 * extended attributes. Throws if one of them cannot be copied.
 */
export async function copyAttributes(from: string, to: string, { mode, uid, gid }: Stats): Promise<void> {
  const { size } = await lstat(to)
  if (await canCopyAttributes()) await runCp(from, ['--attributes-only', ...PRESERVE, '--', from, to])
  else await copyOwnerAndMode(to, { mode, uid, gid })
  const copied = await lstat(to)
  if (process.platform !== 'win32' && !(copied.mode === mode && copied.uid === uid && copied.gid === gid)) {
    throw cannotKeep(from)
  }
  if (copied.size !== size) throw new StoreError(`The temporary file for ${displayPath(from)} has changed. Try again.`)
  await syncToDisk(to)
}

/** Copies the content of a directory, with the attributes that {@link copyAttributes} copies. */
export async function copyContent(from: string, to: string): Promise<void> {
  if (await canCopyAttributes())
    await runCp(from, ['--recursive', '--no-dereference', ...PRESERVE, '--', `${from}/.`, to])
  else await cp(from, to, { recursive: true, verbatimSymlinks: true })
}

// With the second option, `cp` fails if it cannot copy extended attributes. A new file needs a new modification time.
const PRESERVE = ['--preserve=all', '--preserve=xattr', '--no-preserve=timestamps']

let hasCoreutils: Promise<boolean> | undefined

/**
 * Whether this machine has a `cp` that supports these options. Node has no functions for access control lists and extended
 * attributes.
 */
function canCopyAttributes(): Promise<boolean> {
  hasCoreutils ??= cpVersion().then(version => version.includes('coreutils'))
  return hasCoreutils
}

async function cpVersion(): Promise<string> {
  if (process.platform !== 'linux') return ''
  try {
    const child = startCp(['--version'])
    const [printed] = await Promise.all([text(child.stdout), once(child, 'exit')])
    return printed
  } catch {
    // The program does not exist, or this process is not allowed to start programs.
    return ''
  }
}

async function runCp(file: string, parameters: readonly string[]): Promise<void> {
  const [code] = await once(startCp(parameters), 'exit')
  if (code !== 0) throw cannotKeep(file)
}

function startCp(parameters: readonly string[]) {
  const env = { PATH: `/usr/bin:/bin:${process.env.PATH ?? ''}`, LC_ALL: 'C' }
  return spawn('cp', parameters, { env, stdio: ['ignore', 'pipe', 'ignore'] })
}

async function copyOwnerAndMode(to: string, { mode, uid, gid }: Pick<Stats, 'mode' | 'uid' | 'gid'>): Promise<void> {
  if (process.platform === 'win32') return
  const stats = await lstat(to)
  if (stats.uid !== uid || stats.gid !== gid) await chown(to, uid, gid)
  await chmod(to, mode & 0o7777)
}

function cannotKeep(file: string): StoreError {
  return new StoreError(
    `Cannot preserve the owner, permissions or extended attributes of ${displayPath(file)}. Run this as the user who owns the file and as a member of its group.`,
  )
}
