import { type Signal, useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { confirmLeave } from '../ui/confirm-leave.ts'
import { RecordName } from '../ui/record-name.tsx'
import type { OneTimeSecret } from './one-time-secret.ts'
import { UseKey } from './use-key.tsx'

interface Props {
  readonly keyName: string
  readonly secret: OneTimeSecret
  /** Whether the user tried to close the dialog without clicking Done. */
  readonly isLeaving: Signal<boolean>
  readonly onDone: () => void
  /** Shown above Done. */
  readonly children: ComponentChildren
}

const COPY_MESSAGES = {
  idle: '',
  copied: 'Copied. Save it in a safe location.',
  failed: 'Couldn’t copy. The key is selected: press Ctrl+C.',
}

/**
 * Shows a new key's secret. The secret is written directly to the DOM, because Preact's tree would retain it. Done works only
 * after the user copies the secret or confirms that it is saved.
 */
export function OneTimeSecretView({ keyName, secret, isLeaving, onDone, children }: Props) {
  const output = useRef<HTMLElement>(null)
  const copyButton = useRef<HTMLButtonElement>(null)
  const copyStatus = useSignal<keyof typeof COPY_MESSAGES>('idle')
  const isConfirmed = useSignal(false)
  const isSafe = copyStatus.value === 'copied' || isConfirmed.value

  useEffect(() => {
    const element = output.current
    if (element) element.textContent = secret.reveal()
    copyButton.current?.focus()
    const endConfirming = confirmLeave()
    return () => {
      endConfirming()
      secret.clear()
      element?.replaceChildren()
    }
  }, [secret])

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(secret.reveal())
      copyStatus.value = 'copied'
    } catch {
      // The page has no permission, or is not a secure context.
      if (output.current) getSelection()?.selectAllChildren(output.current)
      copyStatus.value = 'failed'
    }
  }

  return (
    <>
      <p>
        The API key{' '}
        <strong>
          <RecordName name={keyName} />
        </strong>{' '}
        was created. Copy the API key and save it in a safe location.
      </p>
      <div class="secret">
        <code ref={output} data-testid="secret" onCopy={() => (copyStatus.value = 'copied')} />
        <button ref={copyButton} type="button" onClick={copy}>
          Copy
        </button>
      </div>
      <p role="status">{COPY_MESSAGES[copyStatus.value]}</p>
      <ul class="warnings">
        <li>When you finish the process and click Done, you can’t access this API key again.</li>
      </ul>
      <label class="option">
        <input
          type="checkbox"
          checked={isConfirmed.value}
          onChange={({ currentTarget }) => (isConfirmed.value = currentTarget.checked)}
        />
        <span>I have saved this API key</span>
      </label>
      <UseKey secret={secret} />
      {children}
      <div class="actions">
        <p class={isLeaving.value ? '' : 'muted'} role="status">
          {hint(isSafe, isLeaving.value)}
        </p>
        <button type="button" class="primary" disabled={!isSafe} onClick={onDone}>
          Done
        </button>
      </div>
    </>
  )
}

/** Explains why Done is disabled, or why the dialog stays open. */
function hint(isSafe: boolean, isLeaving: boolean): string {
  if (isSafe) return isLeaving ? 'To close this dialog, click Done.' : ''
  return isLeaving
    ? 'This API key will be lost. Copy it, or confirm that you have saved it, before you close this dialog.'
    : 'To finish, copy the API key, or confirm that you have saved it.'
}
