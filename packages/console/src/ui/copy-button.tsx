import { useSignal } from '@preact/signals'
import { CheckIcon, CopyIcon } from './icons.tsx'

interface Props {
  readonly text: string
  /** Describes the text, e.g. `the id of API key deploy`. */
  readonly what: string
  /** Selects the text, in case the browser does not copy it. */
  readonly onFail?: () => void
}

const LABELS = { idle: 'Copy', copied: 'Copied', failed: 'Press Ctrl+C to copy' }

/** Copies text to the clipboard. The name of the button tells the result, because dialogs hide messages outside of them. */
export function CopyButton({ text, what, onFail }: Props) {
  const status = useSignal<keyof typeof LABELS>('idle')

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      status.value = 'copied'
    } catch {
      // No permission, or not a secure context.
      onFail?.()
      status.value = 'failed'
    }
  }

  const label = LABELS[status.value]
  return (
    <button type="button" class="icon-button" aria-label={`${label} ${what}`} title={label} onClick={copy}>
      {status.value === 'copied' ? <CheckIcon /> : <CopyIcon />}
      {status.value === 'failed' && <span aria-hidden="true">{label}</span>}
    </button>
  )
}
