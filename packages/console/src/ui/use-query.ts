import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { useAppState } from '../state/app-state.ts'
import { type ErrorView, isAbort, toErrorView } from '../state/error-view.ts'

/** The data or the error of the last fetch. Both are `undefined` until the first fetch finishes. */
export interface QueryResult<T> {
  readonly data?: T
  readonly error?: ErrorView
}

interface Options {
  /** The delay in milliseconds before the fetch starts. If the component is unmounted by then, no request is sent. @default 0 */
  readonly delay?: number
  /** A change to this value triggers another fetch, but keeps the old data until it finishes. */
  readonly refetchKey?: unknown
}

/**
 * Fetches data when a component is mounted, and again whenever the mock's data may have changed. The old data stays until the new
 * data arrives, unless `dependencies` have changed.
 */
export function useQuery<T>(
  fetchData: (signal: AbortSignal) => Promise<T>,
  dependencies: readonly unknown[],
  { delay = 0, refetchKey }: Options = {},
): Signal<QueryResult<T>> {
  const { dataVersion } = useAppState()
  const result = useSignal<QueryResult<T>>({})
  useEffect(() => {
    result.value = {}
  }, dependencies)
  useEffect(() => {
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      try {
        result.value = { data: await fetchData(abort.signal) }
      } catch (cause) {
        if (!abort.signal.aborted && !isAbort(cause)) result.value = { ...result.value, error: toErrorView(cause) }
      }
    }, delay)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [dataVersion.value, refetchKey, ...dependencies])
  return result
}
