import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { App } from './app.tsx'
import { ControlError } from './mock/control.ts'
import { onPort, type Place } from './place.ts'
import { type Console, openConsole } from './state/console.ts'
import { type Trouble, troubleOf } from './state/trouble.ts'
import { TroubleBox } from './ui/trouble-box.tsx'

type Entry =
  | { readonly kind: 'opening' }
  | { readonly kind: 'locked'; readonly trouble: Trouble | undefined }
  | { readonly kind: 'failed'; readonly trouble: Trouble }
  | { readonly kind: 'open'; readonly console: Console }

/** Finds the mock, and shows it; or says why it cannot be shown, and what to do. */
export function Door() {
  const entry = useSignal<Entry>({ kind: 'opening' })

  async function enter(controlToken?: string): Promise<void> {
    entry.value = { kind: 'opening' }
    try {
      entry.value = { kind: 'open', console: await openConsole(await find(controlToken)) }
    } catch (error) {
      const isLocked = error instanceof ControlError && error.status === 401
      entry.value = isLocked
        ? { kind: 'locked', trouble: controlToken === undefined ? undefined : troubleOf(error) }
        : { kind: 'failed', trouble: troubleOf(error) }
    }
  }

  useEffect(() => void enter(), [])
  switch (entry.value.kind) {
    case 'opening':
      return <p role="status">Looking for the mock…</p>
    case 'locked':
      return <Lock trouble={entry.value.trouble} onToken={token => void enter(token)} />
    case 'failed':
      return <Failed trouble={entry.value.trouble} onAgain={() => void enter()} />
    case 'open':
      return <Running console={entry.value.console} />
  }
}

/** The page that is built without a server brings its mock with it. */
let started: Promise<Place> | undefined

async function find(controlToken: string | undefined): Promise<Place> {
  if (import.meta.env.MODE !== 'static') return onPort(controlToken)
  started ??= import('./in-page.ts').then(({ inPage }) => inPage())
  return started.catch(error => {
    started = undefined
    throw error
  })
}

function Running({ console }: { readonly console: Console }) {
  useEffect(() => {
    const abort = new AbortController()
    console.run(abort.signal)
    return () => abort.abort()
  }, [console])
  return <App console={console} />
}

interface LockProps {
  readonly trouble: Trouble | undefined
  readonly onToken: (token: string) => void
}

/** Asks for the control token. It is kept in no storage: a reload asks again. */
function Lock({ trouble, onToken }: LockProps) {
  const token = useSignal('')
  const submit = (event: Event) => {
    event.preventDefault()
    onToken(token.value.trim())
  }
  return (
    <main class="door">
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
          <small>This mock was started with one, and printed it when it began.</small>
        </label>
        {trouble && <TroubleBox trouble={trouble} />}
        <div class="actions">
          <button type="submit" class="solid" disabled={token.value.trim() === ''}>
            Open
          </button>
        </div>
      </form>
    </main>
  )
}

function Failed({ trouble, onAgain }: { readonly trouble: Trouble; readonly onAgain: () => void }) {
  return (
    <main class="door">
      <h1>Service Accounts</h1>
      <TroubleBox trouble={trouble}>
        <button type="button" onClick={onAgain}>
          Try again
        </button>
      </TroubleBox>
    </main>
  )
}
