import type { Writable } from 'node:stream'

/** The maximum number of unread bytes. */
const MAX_UNREAD = 1_000_000

/**
 * Returns a function that writes lines. If the reader is slow or has exited, lines are dropped, so that the mock neither waits nor
 * runs out of memory.
 *
 * @param droppedLine returns the line that reports the number of dropped lines
 */
export function lineWriter(stream: Writable, droppedLine: (count: number) => string): (line: string) => void {
  let dropped = 0
  stream.on('error', () => undefined)
  return line => {
    if (!stream.writable) return
    if (stream.writableLength > MAX_UNREAD) {
      dropped++
      return
    }
    if (dropped > 0) stream.write(`${droppedLine(dropped)}\n`)
    dropped = 0
    stream.write(`${line}\n`)
  }
}
