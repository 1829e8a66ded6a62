import { randomUUID } from 'node:crypto'
import { appendFileSync, closeSync, fstatSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { replaceFileSync } from '@workbench-sdk/internal/durable-file'

/** A file that is created atomically and then only appended to. */
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
   * Atomically replaces or creates a file with private permissions. Must not be called by two processes at the same time.
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
   * The condition of the file at the path, compared with this one: `gone`, `replaced` by another file, `changed` if its size
   * differs from the written size, or `unchanged`.
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

/** Removes the temporary files that a killed process left behind. Only the owner of the lock may call this. */
export function removeTemporaryFiles(path: string): void {
  const start = `${basename(path)}.`
  for (const name of readdirSync(dirname(path))) {
    const isTemporary =
      name.startsWith(start) && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\.tmp$/.test(name.slice(start.length))
    if (isTemporary) rmSync(join(dirname(path), name), { force: true })
  }
}
