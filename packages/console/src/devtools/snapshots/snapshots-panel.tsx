import { useSignal } from '@preact/signals'
import { useId, useRef } from 'preact/hooks'
import { useAppState } from '../../state/app-state.ts'
import { type ErrorView, toErrorView } from '../../state/error-view.ts'
import { message } from '../../state/message.ts'
import { formatDateTime } from '../../ui/dates.ts'
import { ErrorAlert } from '../../ui/error-alert.tsx'
import { Form } from '../../ui/form.tsx'
import { Modal } from '../../ui/modal.tsx'
import { RecordName } from '../../ui/record-name.tsx'
import { visibleName } from '../../ui/visible-name.ts'
import { devtoolsState } from '../devtools-state.ts'
import { downloadJson } from './download-json.ts'
import type { SavedSnapshot } from './snapshot-store.ts'

/** Takes, opens and restores snapshots of the mock. */
export function SnapshotsPanel() {
  const app = useAppState()
  const { snapshots } = devtoolsState(app)
  const label = useSignal('')
  const id = useId()
  async function take(): Promise<void> {
    const saved = await snapshots.take(label.value.trim(), new Date(app.clock.now.value))
    label.value = ''
    app.showToast(message`Took the snapshot “${{ name: saved.name }}”.`)
  }
  return (
    <>
      <p class="note">
        A snapshot contains enough to recover this mock’s secrets: keep its file as safe as an API key. It does not
        include requests and faults.
      </p>
      <Form submitLabel="Take snapshot" isValid onSubmit={take}>
        <div class="field">
          <label for={id}>Snapshot name</label>
          <input
            id={id}
            type="text"
            autoComplete="off"
            value={label.value}
            onInput={({ currentTarget }) => (label.value = currentTarget.value)}
          />
        </div>
      </Form>
      <FileInput />
      <SnapshotList />
    </>
  )
}

/** Restores a snapshot from a file saved by this page or by a program. */
function FileInput() {
  const app = useAppState()
  const { snapshots } = devtoolsState(app)
  const [id, descriptionId] = [useId(), useId()]
  const error = useSignal<ErrorView | undefined>(undefined)
  async function restoreFile(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0]
    if (!file) return
    error.value = undefined
    try {
      await snapshots.open(file)
      app.showToast(message`Restored the snapshot “${{ name: file.name }}”.`)
      await app.reloadMock()
    } catch (cause) {
      error.value = toErrorView(cause)
    }
    // Otherwise, selecting the same file again would not fire a `change` event.
    input.value = ''
  }
  return (
    <div class="field">
      <label for={id}>Open file</label>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        aria-describedby={descriptionId}
        onChange={({ currentTarget }) => void restoreFile(currentTarget)}
      />
      <small id={descriptionId}>Restores the snapshot in the file.</small>
      {error.value && <ErrorAlert error={error.value} />}
    </div>
  )
}

function SnapshotList() {
  const { snapshots } = devtoolsState(useAppState())
  const heading = useRef<HTMLHeadingElement>(null)
  const list = snapshots.list.value
  const remove = (saved: SavedSnapshot) => {
    // The focused button is about to be removed.
    heading.current?.focus()
    snapshots.remove(saved)
  }
  return (
    <section>
      <h3 ref={heading} tabIndex={-1}>
        Saved snapshots
      </h3>
      {list.length === 0 && (
        <p class="muted">No snapshots. They are lost when you close this page, unless you save them as files.</p>
      )}
      <ul class="cards">
        {list.map(saved => (
          <SnapshotCard key={saved.key} saved={saved} onRemove={() => remove(saved)} />
        ))}
      </ul>
    </section>
  )
}

interface RestoreDialogProps {
  readonly saved: SavedSnapshot
  readonly onClose: () => void
}

/** Asks for confirmation before the current data is replaced. */
function RestoreDialog({ saved, onClose }: RestoreDialogProps) {
  const app = useAppState()
  const { snapshots } = devtoolsState(app)
  async function restore(): Promise<void> {
    await snapshots.restore(saved)
    app.showToast(message`Restored the snapshot “${{ name: saved.name }}”.`)
    onClose()
    await app.reloadMock()
  }
  return (
    <Modal title="Restore snapshot" onClose={onClose}>
      <Form submitLabel="Restore" isDestructive isValid onSubmit={restore}>
        <ul class="warnings">
          <li>This replaces all data in the world, for everyone who uses it. All later changes are lost.</li>
        </ul>
        <p>
          Snapshot:{' '}
          <strong>
            <RecordName name={saved.name} />
          </strong>
          . To be able to return to the current data, take another snapshot first.
        </p>
      </Form>
    </Modal>
  )
}

interface SnapshotCardProps {
  readonly saved: SavedSnapshot
  readonly onRemove: () => void
}

function SnapshotCard({ saved, onRemove }: SnapshotCardProps) {
  const isAsking = useSignal(false)
  const { name: label, takenAt, snapshot } = saved
  const hiddenName = <span class="visually-hidden"> {visibleName(label)}</span>
  return (
    <li>
      <div>
        <p>
          <strong>
            <RecordName name={label} />
          </strong>
        </p>
        <p class="muted">{takenAt ? `Taken at ${formatDateTime(takenAt)} (mock time).` : 'From a file.'}</p>
      </div>
      <div class="button-row">
        <button type="button" onClick={() => (isAsking.value = true)}>
          Restore…{hiddenName}
        </button>
        <button type="button" onClick={() => downloadJson(toFileName(label), snapshot)}>
          Save as file{hiddenName}
        </button>
        <button type="button" onClick={onRemove}>
          Remove{hiddenName}
        </button>
      </div>
      {isAsking.value && <RestoreDialog saved={saved} onClose={() => (isAsking.value = false)} />}
    </li>
  )
}

const toFileName = (label: string) => `workbench-mock-${label.replaceAll(/[^\w.-]+/g, '-').replace(/\.json$/, '')}.json`
