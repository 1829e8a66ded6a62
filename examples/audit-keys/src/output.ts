/** Standard output or standard error, as far as the program cares. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }

const readerIsGone = new Set(['EPIPE', 'ERR_STREAM_DESTROYED'])

/**
 * Resolves once the text is written. A reader that goes away, such as `head`, has read enough; anything else that stops
 * the text, such as a full disk, is a failure.
 */
export function write(stream: Output, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error?: NodeJS.ErrnoException | null) => {
      if (error && !readerIsGone.has(error.code ?? '')) reject(new Error(`The output was cut short: ${error.message}`))
      else resolve()
    })
  })
}

/** What could not be written is told to `write`; said once more as an event, it would end the program. */
export function outliveReaders(...streams: Output[]): void {
  for (const stream of streams) stream.on('error', () => {})
}
