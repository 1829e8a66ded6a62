import { readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { codeOf, messageOf } from '@workbench-sdk/internal/errors'
import { acquireLock, LockHeldError, type ProcessLock } from '@workbench-sdk/internal/process-lock'
import type { Mock } from '../mock/mock.ts'
import { replay, type StateChange, type Step } from '../store/changes.ts'
import { checkSnapshot, type Snapshot } from '../store/snapshot.ts'
import { AppendFile } from './append-file.ts'
import { DamageError, LogWriter, readLines } from './log-lines.ts'

/** How many times the size of the snapshot that it begins with a file may have, and the bytes that it may have anyway. */
const GROWTH = { times: 4, anyway: 1_000_000 }

/** How long a process in another container keeps the lock without a heartbeat, in milliseconds. */
const MAX_SILENCE = 10_000

/** The file cannot be used: why, and what to do. It was not touched. */
export class StateFileError extends Error {
  override readonly name = 'StateFileError'
}

/** What was done is not in the file. The next thing that is done will put all of it there. */
export class NotKeptError extends Error {
  override readonly name = 'NotKeptError'
}

type Kept = Pick<Mock, 'snapshot' | 'clock' | 'onChange'>

/** A file that is written to, and how it goes on. */
interface Writing {
  readonly file: AppendFile
  readonly lines: LogWriter
  /** Bytes above which a snapshot is due. */
  readonly bound: number
}

/**
 * What a mock holds, in a file: a snapshot, and a line for each change since. The line is written before the request that
 * made the change is answered. So the process can be killed at any instant: what was answered is there, and of what was not
 * each change is there whole or not at all.
 */
export class StateFile {
  readonly path: string
  /** What the file held when it was opened; nothing, where there was none. */
  readonly kept: Snapshot | undefined
  readonly #lock: ProcessLock
  #writing: Writing | undefined
  /** Whether the mock holds what the file does not. */
  #isBehind = false
  #forget: () => void = () => undefined

  /**
   * Opens a file for this process alone, until it ends or closes it.
   *
   * @throws StateFileError where it is damaged, cannot be read, or another process has it.
   */
  constructor(path: string) {
    this.path = explained(path, () => realPath(path))
    this.#lock = explained(path, () => acquireLock(`${this.path}.lock`, { maxSilence: MAX_SILENCE }))
    try {
      const bytes = explained(path, () => unlessAbsent(() => readFileSync(this.path)))
      this.kept = bytes && explained(path, () => readState(bytes))
    } catch (error) {
      this.#lock.release()
      throw error
    }
  }

  /**
   * Keeps what a mock holds, from now on. What changes it throws NotKeptError where that fails.
   *
   * @throws StateFileError where the file cannot be written.
   */
  keep(mock: Kept): void {
    explained(this.path, () => this.#writeWhole(mock))
    this.#forget = mock.onChange(change => this.#keep(mock, change))
  }

  /** Lets go of the mock, and lets another process have the file. */
  close(): void {
    this.#forget()
    this.#writing?.file.close()
    this.#writing = undefined
    this.#lock.release()
  }

  #keep(mock: Kept, change: StateChange): void {
    try {
      this.#write(mock, change)
    } catch (error) {
      this.#isBehind = true
      throw new NotKeptError(`${this.path} could not be written: ${messageOf(error)}`)
    }
  }

  #write(mock: Kept, change: StateChange): void {
    const writing = this.#writing
    const condition = writing?.file.condition
    // Perhaps another process has taken it over, whose it is now.
    if (condition === 'replaced') throw new Error('another file is in its place')
    if (!writing || condition !== 'as it was' || this.#isBehind) this.#writeWhole(mock)
    else if (writing.file.size <= writing.bound || !this.#isShortened(mock, writing)) {
      writing.file.append(writing.lines.next(stepOf(mock, change)))
    }
  }

  /** Puts a snapshot in the place of a file that has grown. Where there is no room for one the file has to go on growing. */
  #isShortened(mock: Kept, writing: Writing): boolean {
    try {
      this.#writeWhole(mock)
      return true
    } catch {
      this.#writing = { ...writing, bound: writing.file.size * 2 }
      return false
    }
  }

  #writeWhole(mock: Kept): void {
    const lines = new LogWriter()
    const file = AppendFile.replace(this.path, lines.first({ snapshot: mock.snapshot() }))
    this.#writing?.file.close()
    this.#writing = { file, lines, bound: file.size * GROWTH.times + GROWTH.anyway }
    this.#isBehind = false
  }
}

function stepOf(mock: Kept, change: StateChange): Step {
  switch (change.kind) {
    case 'commit':
      return { changes: change.changes, drawn: change.drawn }
    case 'clock':
      return { clock: mock.clock.state }
    case 'replaced':
      return { snapshot: mock.snapshot() }
  }
}

/** Where a file is or would be, so that two names of one file are one lock. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    return join(realpathSync(dirname(path)), basename(path))
  }
}

function unlessAbsent<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function explained<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new StateFileError(`${path} cannot keep the state of a mock: ${reasonOf(error)}`)
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof LockHeldError) {
    const who = error.holder ? `process ${error.holder.pid}` : 'another process'
    return `${who} has locked it. If you are sure that the process is dead, remove ${error.path}.`
  }
  if (error instanceof DamageError) {
    return `it is damaged, in line ${error.line}: ${error.message}. It was left as it is. Put a copy of it from before in its place, or name another file.`
  }
  return `${messageOf(error)}.`
}

/**
 * What a mock held when a file of these bytes was written.
 *
 * @throws DamageError where they are not as they were written. TypeError where they never were the state of a mock.
 */
export function readState(bytes: Buffer): Snapshot {
  const [snapshot, ...steps] = readLines(bytes)
  const state = replay(snapshot, steps)
  checkSnapshot(state)
  return state
}
