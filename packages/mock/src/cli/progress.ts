import { clearLine, cursorTo } from 'node:readline'
import type { WriteStream } from 'node:tty'
import type { Result } from '@workbench-sdk/conformance/report'

/** Characters, where a terminal does not say how many it has. */
const NARROW = 60

/** Says how far a run is: on a terminal in one line that changes, elsewhere by a line for each section. */
export function progressOn(stream: WriteStream): {
  tell(result: Result, of: number): void
  end(): void
} {
  let done = 0
  let section = ''
  const live = ({ id }: Result, of: number) => {
    clearLine(stream, 0)
    cursorTo(stream, 0)
    stream.write(`${done} of ${of}  ${id}`.slice(0, stream.columns || NARROW))
  }
  const lines = (result: Result, of: number) => {
    if (result.section !== section) stream.write(`${done} of ${of}  ${result.section}\n`)
    section = result.section
  }
  return {
    tell: (result, of) => {
      done++
      ;(stream.isTTY ? live : lines)(result, of)
    },
    end: () => {
      if (!stream.isTTY) return
      clearLine(stream, 0)
      cursorTo(stream, 0)
    },
  }
}
