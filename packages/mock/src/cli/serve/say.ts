import type { Writable } from 'node:stream'

/** Bytes that may wait for whoever reads them. */
const WAITING = 1_000_000

/**
 * Says lines to somebody who may be slow, may never read them, or may be gone: the mock goes on all the same, and does not keep
 * for them what they do not take.
 *
 * @param leftOut the line that says how many were left out.
 */
export function sayOn(stream: Writable, leftOut: (count: number) => string): (line: string) => void {
  let missing = 0
  stream.on('error', () => undefined)
  return line => {
    if (!stream.writable) return
    if (stream.writableLength > WAITING) {
      missing++
      return
    }
    if (missing > 0) stream.write(`${leftOut(missing)}\n`)
    missing = 0
    stream.write(`${line}\n`)
  }
}
