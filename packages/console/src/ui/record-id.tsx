import { useRef } from 'preact/hooks'
import { useAppState } from '../state/app-state.ts'
import { CopyIcon } from './icons.tsx'

interface Props {
  readonly id: string
  /** Describes the record, e.g. `API key deploy`. */
  readonly of: string
}

/** The id of a record, which can be copied. */
export function RecordId({ id, of }: Props) {
  const app = useAppState()
  const code = useRef<HTMLElement>(null)

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(id)
      app.showToast(`Copied the id ${id}.`)
    } catch {
      // No permission, or not a secure context.
      if (code.current) getSelection()?.selectAllChildren(code.current)
      app.showToast('Couldn’t copy. The id is selected: press Ctrl+C.')
    }
  }

  return (
    <span class="record-id">
      <code ref={code}>{id}</code>
      <button type="button" class="icon-button" aria-label={`Copy the id of ${of}`} onClick={copy}>
        <CopyIcon />
      </button>
    </span>
  )
}
