import { lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { codeOf, messageOf } from '@workbench-sdk/internal/errors'
import { rejectForeignLink } from '@workbench-sdk/internal/follow-links'
import { acquireLock, LockHeldError, type ProcessLock } from '@workbench-sdk/internal/process-lock'
import type { WorkbenchMock } from '../mock/mock.ts'
import { OperationFailure } from '../platform/emitter.ts'
import { replay, type StateChange, type Step } from '../store/changes.ts'
import { checkSnapshot, type Snapshot } from '../store/snapshot.ts'
import { AppendFile, removeTemporaryFiles } from './append-file.ts'
import { DamageError, LogWriter, readLines } from './log-lines.ts'

/**
 * The growth after which a file is rewritten: its size exceeds the size of its first snapshot multiplied by this factor, plus this number
 * of bytes.
 */
const MAX_GROWTH = { factor: 4, bytes: 1_000_000 }

/** How long, in milliseconds, a lock held in another container can go without an update before it is taken over. */
const MAX_SILENCE = 10_000

/** Thrown if the state file cannot be used. The file was not changed. */
export class StateFileError extends Error {
  override readonly name = 'StateFileError'
}

/** Thrown if a change could not be written to the state file. The next successful write includes it. */
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
 * A file that contains the state of a mock: a snapshot, followed by a line for each later change. The line is written before the
 * response to the request is sent. The process can be killed at any time. The file then contains every change whose response was
 * sent; it contains any other change either completely or not at all.
 */
export class StateFile {
  readonly path: string
  /** The state in the file when it was opened. Undefined for a new file. */
  readonly initial: Snapshot | undefined
  readonly #lock: Pick<ProcessLock, 'release'>
  #log: OpenLog | undefined
  /** Whether the mock contains changes that are not in the file. */
  #isBehind = false
  #removeListener: () => void = () => undefined

  private constructor(path: string, lock: Pick<ProcessLock, 'release'>) {
    this.path = path
    this.#lock = lock
    const stats = ifExists(() => statSync(path))
    if (stats) checkKind(path, stats)
    if (stats) checkAccess(stats)
    this.initial = stats && readState(readFileSync(path))
  }

  /**
   * Opens a file, and locks it until it is closed or the process exits. Takes several seconds if it is locked by a process that
   * cannot be inspected, e.g. in another container.
   *
   * @throws StateFileError if the file is damaged, cannot be read, or is locked by another process
   */
  static async open(path: string): Promise<StateFile> {
    try {
      const file = realPath(path)
      const lock = await acquireLock(`${file}.lock`, { maxSilence: MAX_SILENCE })
      try {
        removeTemporaryFiles(file)
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
   * The state files in the folder next to the file, with the names of their worlds. The name of a file that is not from a mock is
   * undefined, or invalid.
   *
   * @throws StateFileError if the folder cannot be read, or another user could have created its files
   */
  get worldFiles(): readonly { readonly path: string; readonly world: string | undefined }[] {
    return withStateFileError(this.#worldFolder, () => {
      const files = ifExists(() => readdirSync(this.#worldFolder))
      if (files) checkFolder(this.#worldFolder)
      const states = files?.filter(file => file.endsWith(WORLD)) ?? []
      return states.map(file => ({ path: join(this.#worldFolder, file), world: worldIn(file) }))
    })
  }

  /**
   * Opens the state file of a world. The lock on this file also protects the world's file.
   *
   * @throws StateFileError if it is damaged or cannot be read
   */
  world(name: string): StateFile {
    const path = join(this.#worldFolder, `${encodeName(name)}${WORLD}`)
    return withStateFileError(path, () => {
      mkdirSync(this.#worldFolder, { recursive: true, mode: 0o700 })
      checkFolder(this.#worldFolder)
      removeTemporaryFiles(path)
      return new StateFile(path, { release: () => undefined })
    })
  }

  get #worldFolder(): string {
    return `${this.path}.worlds`
  }

  /**
   * Writes a mock's state and each later change. Later changes are written even if writing the state failed.
   *
   * @param onFailure called if a change cannot be written. By default, the operation that made the change throws the error.
   * @throws StateFileError if the file cannot be written
   */
  persist(mock: PersistentMock, onFailure: (error: NotPersistedError) => void = rethrow): void {
    this.#isBehind = true
    this.#removeListener = mock.onChange(change => this.#persistChange(mock, change, onFailure))
    withStateFileError(this.path, () => this.#writeSnapshot(mock))
  }

  /** Stops writing, and unlocks the file. */
  close(): void {
    this.#removeListener()
    this.#log?.file.close()
    this.#log = undefined
    this.#lock.release()
  }

  /**
   * Closes the file, and removes it unless it was replaced by another one.
   *
   * @throws StateFileError if it cannot be removed
   */
  delete(): void {
    const isOwn = this.#log?.file.condition !== 'replaced'
    this.close()
    if (isOwn) withStateFileError(this.path, () => rmSync(this.path, { force: true }))
  }

  #persistChange(mock: PersistentMock, change: StateChange, onFailure: (error: NotPersistedError) => void): void {
    try {
      this.#write(mock, change)
    } catch (error) {
      this.#isBehind = true
      onFailure(new NotPersistedError(`Cannot write ${this.path}: ${describe(error)}`))
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

  /** Replaces a large file with a snapshot. If this fails, e.g. because the disk is full, the file continues to grow. */
  #tryRewrite(mock: PersistentMock, log: OpenLog): boolean {
    try {
      this.#writeSnapshot(mock)
      return true
    } catch (error) {
      if (codeOf(error) === undefined) throw error
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

/** Resolves symbolic links, even if the file does not exist yet, so that all paths to a file share one lock. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    if (lstatSync(path, { throwIfNoEntry: false })) {
      throw new Error(
        'it is a symbolic link to a file that does not exist. Remove the link, or specify the file that it refers to',
      )
    }
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
  return describe(error).replace(/[^.]$/, '$&.')
}

/** Rejects anything but a file, which could neither be read to its end nor replaced. */
function checkKind(path: string, stats: Stats): void {
  if (stats.isFile()) return
  if (stats.isDirectory()) throw new Error(`it is a folder. Specify a file, e.g. ${join(path, 'mock.state')}`)
  throw new Error('it is not a regular file. Specify a file')
}

/** The suffix of world files. */
const WORLD = '.state'

/** Encodes a world name as a file name. World names are case-sensitive, but some file systems are not. */
const encodeName = (name: string) => name.replace(/[A-Z]/g, letter => `~${letter.toLowerCase()}`)
const decodeName = (file: string) => file.replace(/~([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Returns the name of the world in a file, or undefined if it would have another file. */
function worldIn(file: string): string | undefined {
  const name = decodeName(file.slice(0, -WORLD.length))
  return `${encodeName(name)}${WORLD}` === file ? name : undefined
}

/**
 * Rejects a file that another user created or can change, because that user knows the seed and therefore the tokens. A file that
 * others can only read becomes private when it is written.
 */
function checkAccess({ uid, mode }: Stats, what: 'file' | 'folder' = 'file'): void {
  const user = process.getuid?.()
  if (user === undefined) return
  if (uid !== user) {
    throw new Error(
      `it belongs to user ${uid}, who therefore knows its tokens; expected user ${user}. Change its owner, or use another ${what}`,
    )
  }
  if (mode & WRITABLE_BY_ALL) {
    throw new Error(
      `all users can write to it. If you trust its content, run "chmod ${MODES[what]}" on it; otherwise, use another ${what}`,
    )
  }
}

const MODES = { file: 600, folder: 700 }

/** Rejects a folder as `checkAccess` does, and a symbolic link of another user, who could redirect it. */
function checkFolder(path: string): void {
  rejectForeignLink(path, lstatSync(path))
  checkAccess(statSync(path), 'folder')
}

const WRITABLE_BY_ALL = 0o002

function rethrow(error: unknown): never {
  throw error
}

function describe(error: unknown): string {
  if (codeOf(error) !== 'EBUSY') return messageOf(error)
  return `${messageOf(error)}. A file that is mounted as a single file cannot be replaced. Mount its folder instead`
}

/**
 * Parses the bytes of a state file into the state of a mock.
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
