import { useComputed } from '@preact/signals'
import { OwnBadge } from '../accounts/own-records.tsx'
import { type AppState, useAppState } from '../state/app-state.ts'
import { type KeySubject, useOpenDialog } from '../state/dialog-context.ts'
import { message } from '../state/message.ts'
import { daysBetween, formatDays } from '../ui/dates.ts'
import { TrashIcon } from '../ui/icons.tsx'
import { RecordId } from '../ui/record-id.tsx'
import { RecordName } from '../ui/record-name.tsx'
import { visibleName } from '../ui/visible-name.ts'
import { KeyAgeBar } from './key-age-bar.tsx'
import { isDue } from './key-ages.ts'

interface Props {
  readonly apiKey: KeySubject
}

/** The name of a key, with Delete next to it and its id below it. */
export function KeyNameCell({ apiKey }: Props) {
  const openDialog = useOpenDialog()
  const { id } = apiKey
  const keyName = visibleName(apiKey.name)
  return (
    <th scope="row">
      <span class="key-name">
        <RecordName name={apiKey.name} />
        <button
          type="button"
          class="icon-button destructive"
          aria-label={`Delete API key ${keyName}`}
          onClick={() => openDialog({ kind: 'delete-key', apiKey })}
        >
          <TrashIcon />
        </button>
      </span>
      <RecordId id={id} of={`API key ${keyName}`} />
    </th>
  )
}

export function KeyStateCell({ apiKey: { id, active } }: Props) {
  return (
    <td data-label="State">
      <span class={active ? 'badge positive' : 'badge negative'}>{active ? 'Active' : 'Disabled'}</span>
      <OwnBadge id={id} />
    </td>
  )
}

export function KeyAgeCell({ apiKey }: Props) {
  const { clock, rotateAfter } = useAppState()
  const { createdAt } = apiKey
  const threshold = rotateAfter.value
  // Rendered again only when the age in days changes, not on every tick of the clock.
  const { value: days } = useComputed(() => createdAt && daysBetween(createdAt.getTime(), clock.now.value))
  const { value: due } = useComputed(() => isDue(apiKey, rotateAfter.value, clock.now.value))
  return (
    <td class="age-cell" data-label="Age">
      {days !== null && <KeyAgeBar days={days} threshold={threshold} isDue={due} />}
      <span>
        {days === null ? 'unknown' : formatDays(days)}
        {due && <strong class="due-label"> · due</strong>}
      </span>
    </td>
  )
}

/** Disables or enables a key. */
export function KeyToggleCell({ apiKey }: Props) {
  const app = useAppState()
  const openDialog = useOpenDialog()
  const { active, name: keyName } = apiKey
  return (
    <td>
      <button
        type="button"
        onClick={() => (active ? openDialog({ kind: 'disable-key', apiKey }) : void enableKey(app, apiKey))}
      >
        {active ? 'Disable' : 'Enable'}
        <span class="visually-hidden"> API key {visibleName(keyName)}</span>
      </button>
    </td>
  )
}

async function enableKey(app: AppState, apiKey: KeySubject): Promise<void> {
  const succeeded = await app.attempt(() => app.workbench.value.apiKeys.enable(apiKey.id))
  if (!succeeded) return
  app.showToast(message`Enabled the API key “${{ name: apiKey.name }}”. Workbench accepts it again.`)
  app.refresh()
}
