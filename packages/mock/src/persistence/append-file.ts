import { randomUUID } from 'node:crypto'
import { appendFileSync, closeSync, fstatSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { replaceFileSync } from '@workbench-sdk/internal/durable-file'

/** A file that is created atomically and then appended to. */
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
   * Replaces or creates a file, atomically and with private permissions. Two processes must not do it at the same time.
   */
  static replace(path: string, bytes: Buffer): AppendFile {
    return new AppendFile(path, replaceFileSync(path, bytes, { temporary: `${path}.${randomUUID()}.tmp` }))
  }

  /** The size in bytes. */
  get size(): number {
    return this.#size
  }

  append(bytes: Buffer): void {
    appendFileSync(this.#fd, bytes)
    this.#size += bytes.length
  }

  /**
   * Compares the file at the path with this one: it is `gone`, `replaced` by another file, or `changed` if its size differs from
   * what was written.
   */
  get condition(): 'unchanged' | 'gone' | 'replaced' | 'changed' {
    const there = statSync(this.#path, { throwIfNoEntry: false })
    if (!there) return 'gone'
    if (there.ino !== this.#ino) return 'replaced'
    return there.size === this.#size ? 'unchanged' : 'changed'
  }

  close(): void {
    closeSync(this.#fd)
  }
}

/** Removes the temporary files that a killed process has left. Only the owner of the lock may do it. */
export function removeTemporaryFiles(path: string): void {
  const start = `${basename(path)}.`
  for (const name of readdirSync(dirname(path))) {
    const isTemporary =
      name.startsWith(start) && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\.tmp$/.test(name.slice(start.length))
    if (isTemporary) rmSync(join(dirname(path), name), { force: true })
  }
}
