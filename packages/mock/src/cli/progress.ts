import { clearLine, cursorTo } from 'node:readline'
import type { WriteStream } from 'node:tty'
import type { Result } from '@workbench-sdk/conformance/report'

/** The width, in characters, if the terminal does not report its width. */
const DEFAULT_WIDTH = 60

export interface Progress {
  onResult(result: Result, total: number): void
  end(): void
}

/** Shows the progress of a run: on a terminal, a single line that is updated in place, or otherwise one line per section. */
export function showProgress(stream: WriteStream): Progress {
  let done = 0
  let section = ''
  const updateLine = ({ id }: Result, total: number) => {
    clearLine(stream, 0)
    cursorTo(stream, 0)
    stream.write(`${done} of ${total}  ${id}`.slice(0, stream.columns || DEFAULT_WIDTH))
  }
  const writeSection = (result: Result, total: number) => {
    if (result.section !== section) stream.write(`${done} of ${total}  ${result.section}\n`)
    section = result.section
  }
  return {
    onResult: (result, total) => {
      done++
      ;(stream.isTTY ? updateLine : writeSection)(result, total)
    },
    end: () => {
      if (!stream.isTTY) return
      clearLine(stream, 0)
      cursorTo(stream, 0)
    },
  }
}
