import { useSignal } from '@preact/signals'

interface Props {
  /** The name of the text, e.g. `curl`. */
  readonly label: string
  /** The visible part of the label. */
  readonly visibleLabel?: string
  /** Called on a click, so that a secret is not stored in the page before. */
  readonly getText: () => string
}

const STATUS = { idle: '', copied: 'Copied', failed: 'Couldn’t copy. Select the text and press Ctrl+C.' }

/** Copies text to the clipboard. */
export function CopyButton({ label, visibleLabel, getText }: Props) {
  const status = useSignal<keyof typeof STATUS>('idle')
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(getText())
      status.value = 'copied'
    } catch {
      // No permission, or not a secure context.
      status.value = 'failed'
    }
  }
  return (
    <span class="copy">
      <span class="muted" role="status">
        {STATUS[status.value]}
      </span>
      <button type="button" onClick={() => void copy()}>
        Copy {visibleLabel}
        <span class="visually-hidden"> {visibleLabel ? label.replace(visibleLabel, '') : label}</span>
      </button>
    </span>
  )
}
