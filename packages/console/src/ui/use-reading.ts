import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { useConsole } from '../state/console.ts'
import { isAbort, type Trouble, troubleOf } from '../state/trouble.ts'

/** What was read, or went wrong; neither, before there is either. */
export interface Reading<T> {
  readonly value?: T
  readonly trouble?: Trouble
}

interface When {
  /** Milliseconds to wait first: whoever has gone by then is not worth a request. */
  readonly after?: number
  /** What else it is read again with, though it is of the same. */
  readonly again?: unknown
}

/**
 * Reads something when a component appears, and again whenever what is shown may have changed; what was read before stays
 * until then, as long as it is of the same.
 */
export function useReading<T>(
  read: (signal: AbortSignal) => Promise<T>,
  dependencies: readonly unknown[],
  { after = 0, again }: When = {},
): Signal<Reading<T>> {
  const { version } = useConsole()
  const reading = useSignal<Reading<T>>({})
  useEffect(() => {
    // Of something else, or read by somebody else.
    reading.value = {}
  }, dependencies)
  useEffect(() => {
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      try {
        reading.value = { value: await read(abort.signal) }
      } catch (error) {
        if (!abort.signal.aborted && !isAbort(error)) reading.value = { ...reading.value, trouble: troubleOf(error) }
      }
    }, after)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [version.value, again, ...dependencies])
  return reading
}
