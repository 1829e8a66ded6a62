/** The subset of a standard output or standard error stream that the program uses. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }

const CLOSED_PIPE_CODES = new Set(['EPIPE', 'ERR_STREAM_DESTROYED'])

/**
 * Resolves once the text is written. A closed pipe is not an error, because readers like `head` close it early. Other
 * problems, for example a full disk, are errors.
 */
export function write(stream: Output, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error?: NodeJS.ErrnoException | null) => {
      if (error && !CLOSED_PIPE_CODES.has(error.code ?? ''))
        reject(new Error(`The output is incomplete: ${error.message}`))
      else resolve()
    })
  })
}

/** Handles the error events of streams, which would otherwise terminate the program. `write` reports the same errors. */
export function ignoreClosedPipes(...streams: Output[]): void {
  for (const stream of streams) stream.on('error', () => {})
}
