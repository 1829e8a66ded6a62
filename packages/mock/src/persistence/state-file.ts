import { readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { codeOf, messageOf } from '@workbench-sdk/internal/errors'
import { acquireLock, LockHeldError, type ProcessLock } from '@workbench-sdk/internal/process-lock'
import type { WorkbenchMock } from '../mock/mock.ts'
import { OperationFailure } from '../platform/emitter.ts'
import { replay, type StateChange, type Step } from '../store/changes.ts'
import { checkSnapshot, type Snapshot } from '../store/snapshot.ts'
import { AppendFile } from './append-file.ts'
import { DamageError, LogWriter, readLines } from './log-lines.ts'

/** A file is rewritten when it exceeds the size of its first snapshot by this factor and this number of bytes. */
const MAX_GROWTH = { factor: 4, bytes: 1_000_000 }

/** How long the lock of a process in another container is watched without an update until it is taken over, in milliseconds. */
const MAX_SILENCE = 10_000

/** The state file cannot be used. It was not changed. */
export class StateFileError extends Error {
  override readonly name = 'StateFileError'
}

/** A change could not be written to the state file. The next successful write includes it. */
export class NotPersistedError extends OperationFailure {
  override readonly name = 'NotPersistedError'
}

type PersistentMock = Pick<WorkbenchMock, 'snapshot' | 'clock' | 'onChange'>

/** The open file and its log. */
interface OpenLog {
  readonly file: AppendFile
  readonly lines: LogWriter
  /** The size in bytes above which the file is rewritten. */
  readonly maxSize: number
}

/**
 * The state of a mock in a file: a snapshot, and a line for each later change. The line is written before the response of the
 * request is sent. The process can be killed at any time: the file contains every change whose response was sent, and any other
 * change completely or not at all.
 */
export class StateFile {
  readonly path: string
  /** The state in the file when it was opened. Undefined for a new file. */
  readonly initial: Snapshot | undefined
  readonly #lock: ProcessLock
  #log: OpenLog | undefined
  /** Whether the mock contains changes that are not in the file. */
  #isBehind = false
  #removeListener: () => void = () => undefined

  private constructor(path: string, lock: ProcessLock) {
    this.path = path
    this.#lock = lock
    const bytes = ifExists(() => readFileSync(path))
    this.initial = bytes && readState(bytes)
  }

  /**
   * Opens a file and locks it until it is closed or the process ends. Takes some seconds if it is locked by a process that cannot
   * be inspected, e.g. in another container.
   *
   * @throws StateFileError if the file is damaged, cannot be read, or is locked by another process
   */
  static async open(path: string): Promise<StateFile> {
    try {
      const file = realPath(path)
      const lock = await acquireLock(`${file}.lock`, { maxSilence: MAX_SILENCE })
      try {
        return new StateFile(file, lock)
      } catch (error) {
        lock.release()
        throw error
      }
    } catch (error) {
      throw stateFileError(path, error)
    }
  }

  /**
   * Writes the state of a mock and each later change. If writing a change fails, the operation that made it throws a
   * NotPersistedError.
   *
   * @throws StateFileError if the file cannot be written
   */
  persist(mock: PersistentMock): void {
    withStateFileError(this.path, () => this.#writeSnapshot(mock))
    this.#removeListener = mock.onChange(change => this.#persistChange(mock, change))
  }

  /** Stops writing, and unlocks the file. */
  close(): void {
    this.#removeListener()
    this.#log?.file.close()
    this.#log = undefined
    this.#lock.release()
  }

  #persistChange(mock: PersistentMock, change: StateChange): void {
    try {
      this.#write(mock, change)
    } catch (error) {
      this.#isBehind = true
      throw new NotPersistedError(`Cannot write ${this.path}: ${messageOf(error)}`)
    }
  }

  #write(mock: PersistentMock, change: StateChange): void {
    const log = this.#log
    const condition = log?.file.condition
    // Another process may have taken over the lock and the file.
    if (condition === 'replaced') throw new Error('the file was replaced by another one')
    if (!log || condition !== 'unchanged' || this.#isBehind) this.#writeSnapshot(mock)
    else if (log.file.size <= log.maxSize || !this.#tryRewrite(mock, log)) {
      log.file.append(log.lines.next(stepOf(mock, change)))
    }
  }

  /** Replaces a long file by a snapshot. If this fails, e.g. because the disk is full, the file continues to grow. */
  #tryRewrite(mock: PersistentMock, log: OpenLog): boolean {
    try {
      this.#writeSnapshot(mock)
      return true
    } catch {
      this.#log = { ...log, maxSize: log.file.size * 2 }
      return false
    }
  }

  #writeSnapshot(mock: PersistentMock): void {
    const lines = new LogWriter()
    const file = AppendFile.replace(this.path, lines.first({ snapshot: mock.snapshot() }))
    this.#log?.file.close()
    this.#log = { file, lines, maxSize: file.size * MAX_GROWTH.factor + MAX_GROWTH.bytes }
    this.#isBehind = false
  }
}

function stepOf(mock: PersistentMock, change: StateChange): Step {
  switch (change.kind) {
    case 'commit':
      return { changes: change.changes, drawn: change.drawn }
    case 'clock':
      return { clock: mock.clock.state }
    case 'replaced':
      return { snapshot: mock.snapshot() }
  }
}

/** Resolves symbolic links, even if the file does not exist yet, so that all names of a file share one lock. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    return join(realpathSync(dirname(path)), basename(path))
  }
}

function ifExists<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function withStateFileError<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw stateFileError(path, error)
  }
}

function stateFileError(path: string, error: unknown): StateFileError {
  return new StateFileError(`Cannot use the state file ${path}: ${reasonOf(error)}`)
}

function reasonOf(error: unknown): string {
  if (error instanceof LockHeldError) {
    const holder = error.holder ? `process ${error.holder.pid}` : 'another process'
    return `it is locked by ${holder}. If that process is no longer running, remove ${error.path}.`
  }
  if (error instanceof DamageError) {
    return `line ${error.line} is damaged: ${error.message}. The file was not changed. Restore a backup, or use another file.`
  }
  return `${messageOf(error)}.`
}

/**
 * Returns the state of a mock from the bytes of a state file.
 *
 * @throws DamageError if the bytes were modified
 * @throws TypeError if the content is not the state of a mock
 */
export function readState(bytes: Buffer): Snapshot {
  const [snapshot, ...steps] = readLines(bytes)
  const state = replay(snapshot, steps)
  checkSnapshot(state)
  return state
}
