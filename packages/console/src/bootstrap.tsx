import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { App } from './app.tsx'
import { type Connection, DEFAULT_WORLD, servedConnection } from './mock/connection.ts'
import { ControlError } from './mock/control-api.ts'
import { type AppState, createAppState } from './state/app-state.ts'
import { type ErrorView, toErrorView } from './state/error-view.ts'
import { ErrorAlert } from './ui/error-alert.tsx'

type Status =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'token-required'; readonly error: ErrorView | undefined }
  | { readonly kind: 'failed'; readonly error: ErrorView }
  | { readonly kind: 'connected'; readonly app: AppState }

/** Connects to the mock and renders the app, the form for the control token, or the error. */
export function Bootstrap() {
  const progress = useSignal<Status>({ kind: 'connecting' })

  async function connect(controlToken?: string): Promise<void> {
    progress.value = { kind: 'connecting' }
    try {
      progress.value = { kind: 'connected', app: await createAppState(await findMock(controlToken)) }
    } catch (cause) {
      const isUnauthorized = cause instanceof ControlError && cause.status === 401
      progress.value = isUnauthorized
        ? { kind: 'token-required', error: controlToken === undefined ? undefined : toErrorView(cause) }
        : { kind: 'failed', error: toErrorView(cause) }
    }
  }

  useEffect(() => void connect(), [])
  switch (progress.value.kind) {
    case 'connecting':
      return <p role="status">Connecting to the mock…</p>
    case 'token-required':
      return <ControlTokenForm error={progress.value.error} onSubmit={token => void connect(token)} />
    case 'failed':
      return <ConnectionFailed error={progress.value.error} onRetry={() => void connect()} />
    case 'connected':
      return <RunningApp app={progress.value.app} />
  }
}

/** Set once the static build has started its own mock. */
let inBrowserMock: Promise<Connection> | undefined

async function findMock(controlToken: string | undefined): Promise<Connection> {
  if (import.meta.env.MODE !== 'static') return servedConnection(controlToken)
  inBrowserMock ??= import('./mock/in-browser-mock.ts').then(({ startInBrowserMock }) => startInBrowserMock())
  return inBrowserMock.catch(error => {
    inBrowserMock = undefined
    throw error
  })
}

function RunningApp({ app }: { readonly app: AppState }) {
  useEffect(() => {
    document.title = titleOf(app.connection)
    const abort = new AbortController()
    app.start(abort.signal)
    return () => abort.abort()
  }, [app])
  return <App app={app} />
}

/** Returns a title that distinguishes the tabs of different worlds. */
const titleOf = ({ world }: Connection) =>
  [...(world === DEFAULT_WORLD ? [] : [world]), 'Service Accounts', 'Workbench mock'].join(' · ')

interface ControlTokenFormProps {
  readonly error: ErrorView | undefined
  readonly onSubmit: (token: string) => void
}

/** Asks for the control token. The token is never stored, so the page asks again after a reload. */
function ControlTokenForm({ error, onSubmit }: ControlTokenFormProps) {
  const token = useSignal('')
  const submit = (uiEvent: Event) => {
    uiEvent.preventDefault()
    onSubmit(token.value.trim())
  }
  return (
    <main class="centered-page">
      <h1>Service Accounts</h1>
      <form onSubmit={submit}>
        <label class="field">
          <span>Control token</span>
          <input
            type="password"
            autoComplete="off"
            value={token.value}
            onInput={({ currentTarget }) => (token.value = currentTarget.value)}
          />
          <small>The mock printed its control token when it started.</small>
        </label>
        {error && <ErrorAlert error={error} />}
        <div class="actions">
          <button type="submit" class="primary" disabled={token.value.trim() === ''}>
            Open
          </button>
        </div>
      </form>
    </main>
  )
}

function ConnectionFailed({ error, onRetry }: { readonly error: ErrorView; readonly onRetry: () => void }) {
  return (
    <main class="centered-page">
      <h1>Service Accounts</h1>
      <ErrorAlert error={error}>
        <button type="button" onClick={onRetry}>
          Try again
        </button>
      </ErrorAlert>
    </main>
  )
}
