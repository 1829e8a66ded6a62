import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { HeldSecret } from './held-secret.ts'

interface Props {
  readonly name: string
  readonly secret: HeldSecret
  readonly onDone: () => void
}

const COPIED = {
  no: '',
  yes: 'Copied. Save it in a safe location.',
  failed: 'The browser did not let it be copied: it is selected, copy it by hand.',
}

/**
 * Shows a secret for as long as it is there. It is put into the page past Preact, whose tree would keep it, and is taken out
 * again at the end.
 */
export function ShownOnce({ name, secret, onDone }: Props) {
  const place = useRef<HTMLElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const copied = useSignal<keyof typeof COPIED>('no')

  useEffect(() => {
    const element = place.current
    if (element) element.textContent = secret.reveal()
    // What had the focus is gone, and copying is what comes next.
    button.current?.focus()
    // Whoever leaves by mistake would lose the key.
    const stay = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', stay)
    return () => {
      removeEventListener('beforeunload', stay)
      secret.letGo()
      element?.replaceChildren()
    }
  }, [secret])

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(secret.reveal())
      copied.value = 'yes'
    } catch {
      // Without the permission, or on a page that is not secure.
      if (place.current) getSelection()?.selectAllChildren(place.current)
      copied.value = 'failed'
    }
  }

  return (
    <>
      <p>
        The API key <strong class="name">{name}</strong> was created. Copy it, and save it in a safe location.
      </p>
      <div class="secret">
        <code ref={place} data-testid="secret" />
        <button ref={button} type="button" onClick={copy}>
          Copy
        </button>
      </div>
      <p role="status">{COPIED[copied.value]}</p>
      <ul class="cautions">
        <li>When you finish the process and click Done, you can’t access this API key again.</li>
      </ul>
      <div class="actions">
        <button type="button" class="solid" onClick={onDone}>
          Done
        </button>
      </div>
    </>
  )
}
