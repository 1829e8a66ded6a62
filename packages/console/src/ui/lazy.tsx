import { useSignal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import { useEffect } from 'preact/hooks'
import { ErrorAlert } from './error-alert.tsx'

interface Props<P> {
  /** Imports the component. Called again if the user retries. */
  readonly load: () => Promise<FunctionComponent<P>>
  readonly props: P
}

const FAILED = {
  title: 'This part of the page couldn’t be loaded',
  detail: '',
  hint: 'Check that the mock is running, and try again. If it was upgraded, reload the page.',
}

/** The loaded components, by the function that imports them. */
const components = new WeakMap<object, unknown>()

/** Loads a component before it is rendered. An error is reported only when the component is rendered. */
export function preload<P>(load: Props<P>['load']): void {
  load().then(
    Component => components.set(load, Component),
    () => undefined,
  )
}

/** Loads a component when it is first rendered. */
export function Lazy<P extends object>({ load, props }: Props<P>) {
  const loaded = useSignal<{ readonly Component: FunctionComponent<P> } | 'failed' | undefined>(loadedBefore(load))
  const start = () => {
    loaded.value = undefined
    load().then(
      Component => (loaded.value = { Component }),
      () => (loaded.value = 'failed'),
    )
  }
  useEffect(() => {
    if (!loaded.peek()) start()
  }, [load])
  if (!loaded.value) return <p role="status">Loading…</p>
  if (loaded.value === 'failed') {
    return (
      <ErrorAlert error={FAILED}>
        <button type="button" onClick={start}>
          Try again
        </button>
        <button type="button" onClick={() => location.reload()}>
          Reload the page
        </button>
      </ErrorAlert>
    )
  }
  const { Component } = loaded.value
  return <Component {...props} />
}

function loadedBefore<P>(load: Props<P>['load']) {
  const Component = components.get(load) as FunctionComponent<P> | undefined
  return Component && { Component }
}
