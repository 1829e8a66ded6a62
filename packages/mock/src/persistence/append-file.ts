import { appendFileSync, closeSync, fstatSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** For its owner alone. */
const PRIVATE_MODE = 0o600

/** A file that was made whole, and is added to since. */
export class AppendFile {
  readonly #path: string
  readonly #fd: number
  readonly #ino: number
  #size: number

  private constructor(path: string, fd: number) {
    this.#path = path
    this.#fd = fd
    const { ino, size } = fstatSync(fd)
    this.#ino = ino
    this.#size = size
  }

  /**
   * Puts a private file with these bytes in the place of a file, or where there was none. Whenever the process or the machine
   * dies, it is the old one whole or the new one whole. No two processes may do it at a time.
   */
  static replace(path: string, bytes: Buffer): AppendFile {
    const temporary = `${path}.tmp`
    // Of a process that was killed.
    rmSync(temporary, { force: true })
    const fd = openSync(temporary, 'ax', PRIVATE_MODE)
    try {
      appendFileSync(fd, bytes)
      fsyncSync(fd)
      renameSync(temporary, path)
    } catch (error) {
      closeSync(fd)
      rmSync(temporary, { force: true })
      throw error
    }
    syncFolder(dirname(path))
    return new AppendFile(path, fd)
  }

  /** Bytes. */
  get size(): number {
    return this.#size
  }

  append(bytes: Buffer): void {
    appendFileSync(this.#fd, bytes)
    this.#size += bytes.length
  }

  /**
   * What has become of it: `gone`, where nothing has its name any more; `replaced`, where another file has; `changed`, where
   * it is longer or shorter than what was written.
   */
  get condition(): 'as it was' | 'gone' | 'replaced' | 'changed' {
    const there = statSync(this.#path, { throwIfNoEntry: false })
    if (!there) return 'gone'
    if (there.ino !== this.#ino) return 'replaced'
    return there.size === this.#size ? 'as it was' : 'changed'
  }

  close(): void {
    closeSync(this.#fd)
  }
}

/** Waits until the entries of a folder are on the disk. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
