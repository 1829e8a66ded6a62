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
}

/**
 * Reads something when a component appears, and again whenever what is shown may have changed; what was read before stays
 * until then.
 */
export function useReading<T>(
  read: (signal: AbortSignal) => Promise<T>,
  dependencies: readonly unknown[],
  { after = 0 }: When = {},
): Signal<Reading<T>> {
  const { version } = useConsole()
  const reading = useSignal<Reading<T>>({})
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
  }, [version.value, ...dependencies])
  return reading
}
