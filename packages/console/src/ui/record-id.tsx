import { useRef } from 'preact/hooks'
import { CopyButton } from './copy-button.tsx'

interface Props {
  readonly id: string
  /** Describes the record, e.g. `API key deploy`. */
  readonly of: string
}

/** A record's id, with a button to copy it. */
export function RecordId({ id, of }: Props) {
  const code = useRef<HTMLElement>(null)
  const select = () => {
    if (code.current) getSelection()?.selectAllChildren(code.current)
  }
  return (
    <span class="record-id">
      <code ref={code}>{id}</code>
      <CopyButton label={`the id of ${of}`} getText={() => id} onFail={select} />
    </span>
  )
}
