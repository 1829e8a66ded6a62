import { randomUUID } from 'node:crypto'
import { constants, createWriteStream } from 'node:fs'
import { open, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { Writable } from 'node:stream'
import { codeOf, messageOf } from '@workbench-sdk/internal/errors'
import { followLinks, rejectForeignLink } from '@workbench-sdk/internal/follow-links'
import { Failure } from './exit.ts'

/**
 * Writes a report, profile or certificate. A regular file is replaced atomically, and a symbolic link to it is kept. Anything else,
 * e.g. a named pipe or `/dev/stdout`, is written to.
 *
 * @throws Failure if the file cannot be written
 */
export async function writeOutputFile(file: string, text: string): Promise<void> {
  try {
    const links: string[] = []
    const target = await followLinks(file, (link, stats) => {
      rejectForeignLink(link, stats)
      links.push(link)
    })
    const descriptor = descriptorIn([...links, target])
    if (descriptor !== undefined) return await writeToDescriptor(descriptor, text)
    const stats = await stat(file).catch(ignoreMissing)
    if (stats && !stats.isFile()) return await writeInto(file, text)
    await replace(target, text)
  } catch (error) {
    throw new Failure(`Cannot write ${file}: ${describe(error)}`)
  }
}

/** The folders of this process's file descriptors. `/dev/stdout` and `/dev/fd` are links to them. */
const DESCRIPTORS = new Set(['/dev/fd', `/proc/${process.pid}/fd`])

/**
 * Returns the file descriptor among these paths. It cannot always be opened again, e.g. if it is a socket. If it is a file, that file
 * must not be replaced, because the process also writes other output to it.
 */
function descriptorIn(paths: readonly string[]): number | undefined {
  const path = paths.find(each => DESCRIPTORS.has(dirname(each)) && /^\d+$/.test(basename(each)))
  return path === undefined ? undefined : Number(basename(path))
}

async function writeToDescriptor(descriptor: number, text: string): Promise<void> {
  const standard: Readonly<Record<number, Writable>> = { 1: process.stdout, 2: process.stderr }
  const stream = standard[descriptor] ?? createWriteStream('', { fd: descriptor, autoClose: false })
  await new Promise<void>((resolve, reject) => {
    stream.write(text, error => (error ? reject(error) : resolve()))
  })
}

/** Writes to something that exists. Waits if it is a named pipe that no process reads. */
async function writeInto(path: string, text: string): Promise<void> {
  const handle = await open(path, constants.O_WRONLY)
  try {
    await handle.writeFile(text)
  } finally {
    await handle.close()
  }
}

/**
 * Replaces or creates a file. Unlike `replaceFileSync` in `internal/durable-file`, this does not make the file private, because
 * profiles, reports and certificates contain no secrets. Only the owner can write to the file.
 */
async function replace(file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`
  try {
    await writeFile(temporary, text, { flag: 'wx', mode: 0o644 })
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

const ADVICE: Readonly<Record<string, string>> = {
  EBUSY: 'A file that is mounted as a single file cannot be replaced. Mount its folder instead.',
  EISDIR: 'It is a folder. Specify a file.',
  ENXIO: 'It is a socket. Specify a file.',
  ENOENT: 'Create its folder first.',
  ENOTDIR: 'A part of its path is a file instead of a folder. Correct the path.',
}

function describe(error: unknown): string {
  const advice = ADVICE[codeOf(error) ?? '']
  return advice === undefined ? messageOf(error) : `${messageOf(error)}. ${advice}`
}

function ignoreMissing(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error
}
