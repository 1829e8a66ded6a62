import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { OneTimeSecret } from './one-time-secret.ts'

interface Props {
  readonly keyName: string
  readonly secret: OneTimeSecret
  readonly onDone: () => void
}

const COPY_MESSAGES = {
  idle: '',
  copied: 'Copied. Save it in a safe location.',
  failed: 'Couldn’t copy. The key is selected: press Ctrl+C.',
}

/** Shows a new key's secret. The secret is written to the DOM directly, because Preact's tree would retain it. */
export function OneTimeSecretView({ keyName, secret, onDone }: Props) {
  const output = useRef<HTMLElement>(null)
  const copyButton = useRef<HTMLButtonElement>(null)
  const copyStatus = useSignal<keyof typeof COPY_MESSAGES>('idle')

  useEffect(() => {
    const element = output.current
    if (element) element.textContent = secret.reveal()
    copyButton.current?.focus()
    // Asks for confirmation before the page is left, because the key would be lost.
    const confirmLeave = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', confirmLeave)
    return () => {
      removeEventListener('beforeunload', confirmLeave)
      secret.clear()
      element?.replaceChildren()
    }
  }, [secret])

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(secret.reveal())
      copyStatus.value = 'copied'
    } catch {
      // No permission, or not a secure context.
      if (output.current) getSelection()?.selectAllChildren(output.current)
      copyStatus.value = 'failed'
    }
  }

  return (
    <>
      <p>
        The API key <strong class="name">{keyName}</strong> was created. Copy the API key and save it in a safe
        location.
      </p>
      <div class="secret">
        <code ref={output} data-testid="secret" />
        <button ref={copyButton} type="button" onClick={copy}>
          Copy
        </button>
      </div>
      <p role="status">{COPY_MESSAGES[copyStatus.value]}</p>
      <ul class="warnings">
        <li>When you finish the process and click Done, you can’t access this API key again.</li>
      </ul>
      <div class="actions">
        <button type="button" class="primary" onClick={onDone}>
          Done
        </button>
      </div>
    </>
  )
}
