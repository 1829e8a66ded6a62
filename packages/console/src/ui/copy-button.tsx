import { useSignal } from '@preact/signals'
import { CheckIcon, CopyIcon } from './icons.tsx'

interface Props {
  /** Describes the text to copy, e.g. `the id of API key deploy`. */
  readonly label: string
  /** Called only on a click, so that a secret is not stored in the page earlier. */
  readonly getText: () => string
  /** The visible text after "Copy". If omitted, the button is an icon. */
  readonly visibleLabel?: string
  /** Selects the text if copying fails. */
  readonly onFail?: () => void
}

/** Copies text to the clipboard. The button's name reports the result, because an open dialog hides messages outside it. */
export function CopyButton({ label, getText, visibleLabel, onFail }: Props) {
  const outcome = useSignal<'Copy' | 'Copied' | 'Couldn’t copy'>('Copy')

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(getText())
      outcome.value = 'Copied'
    } catch {
      // The page has no permission, or is not a secure context.
      onFail?.()
      outcome.value = 'Couldn’t copy'
    }
  }

  const result = outcome.value === 'Couldn’t copy' && onFail ? 'Press Ctrl+C to copy' : outcome.value
  const isTextShown = visibleLabel !== undefined || outcome.value === 'Couldn’t copy'
  return (
    <button
      type="button"
      class={visibleLabel === undefined ? 'icon-button' : 'copy-button'}
      aria-label={`${result} ${label}`}
      title={result}
      onClick={() => void copy()}
    >
      {outcome.value === 'Copied' ? <CheckIcon /> : <CopyIcon />}
      {isTextShown && (
        <span aria-hidden="true">
          {result} {visibleLabel}
        </span>
      )}
    </button>
  )
}
