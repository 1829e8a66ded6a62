import { useSignal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import { useEffect } from 'preact/hooks'
import { type ErrorView, toErrorView } from '../state/error-view.ts'
import { ErrorAlert } from './error-alert.tsx'

type Loaded =
  | { readonly Component: FunctionComponent; readonly error?: undefined }
  | { readonly Component?: undefined; readonly error: ErrorView }

/** Loads a component when it is first rendered. */
export function Lazy({ load }: { readonly load: () => Promise<FunctionComponent> }) {
  const loaded = useSignal<Loaded | undefined>(undefined)
  useEffect(() => {
    load().then(
      Component => (loaded.value = { Component }),
      cause => (loaded.value = { error: toErrorView(cause) }),
    )
  }, [load, loaded])
  if (!loaded.value) return <p role="status">Loading…</p>
  if (loaded.value.error) return <ErrorAlert error={loaded.value.error} />
  const { Component } = loaded.value
  return <Component />
}
