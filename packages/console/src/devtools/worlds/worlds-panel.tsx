import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { DEFAULT_WORLD, isWorldName, worldUrl } from '../../mock/connection.ts'
import { createControlClient, unwrap } from '../../mock/control-api.ts'
import { useAppState } from '../../state/app-state.ts'
import { ErrorAlert } from '../../ui/error-alert.tsx'
import { Form } from '../../ui/form.tsx'
import { Modal } from '../../ui/modal.tsx'
import { useQuery } from '../../ui/use-query.ts'
import { worldHref } from './world-href.ts'

/** Lists, opens, creates and deletes worlds. */
export function WorldsPanel() {
  const { control } = useAppState()
  const changeCount = useSignal(0)
  const query = useQuery(signal => unwrap(control.GET('/__mock__/worlds', { signal })), [control], {
    refetchKey: changeCount.value,
  })
  const deletedWorld = useSignal<string | undefined>(undefined)
  const { data, error } = query.value
  return (
    <>
      <p class="muted">
        A world is a separate mock on the same server, with its own accounts, clock and faults, so that tests can run in
        parallel.
      </p>
      {error && <ErrorAlert error={error} />}
      {!data && !error && <p class="muted">Loading…</p>}
      {data && (
        <ul class="cards" aria-label="Worlds">
          {data.worlds.map(({ name, requests }) => (
            <WorldCard key={name} name={name} requests={requests} onDelete={() => (deletedWorld.value = name)} />
          ))}
        </ul>
      )}
      <NewWorldForm />
      {deletedWorld.value !== undefined && (
        <DeleteWorldDialog
          name={deletedWorld.value}
          onClose={() => (deletedWorld.value = undefined)}
          onDeleted={() => changeCount.value++}
        />
      )}
    </>
  )
}

interface WorldCardProps {
  readonly name: string
  readonly requests: number
  readonly onDelete: () => void
}

function WorldCard({ name, requests, onDelete }: WorldCardProps) {
  const { connection } = useAppState()
  const isCurrent = name === connection.world
  return (
    <li>
      <div>
        <p>
          {isCurrent ? (
            <strong class="name">{name}</strong>
          ) : (
            <a class="name" href={worldHref(name)}>
              {name}
            </a>
          )}{' '}
          {isCurrent && <span class="badge">this page</span>}
        </p>
        <p class="muted">
          {requests} {requests === 1 ? 'request' : 'requests'}
        </p>
      </div>
      {/* The default world cannot be deleted, and this page would recreate its own world. */}
      {!isCurrent && name !== DEFAULT_WORLD && (
        <button type="button" onClick={onDelete}>
          Delete…<span class="visually-hidden"> {name}</span>
        </button>
      )}
    </li>
  )
}

/** Opens a world. The mock creates it if it does not exist. */
function NewWorldForm() {
  const { connection } = useAppState()
  const name = useSignal('')
  const [id, hintId] = [useId(), useId()]
  const isInvalid = name.value !== '' && !isWorldName(name.value)
  async function openWorld(): Promise<void> {
    const url = worldUrl(name.value, new URL(connection.url).origin)
    await unwrap(createControlClient({ ...connection, url }).GET('/__mock__'))
    location.assign(worldHref(name.value))
  }
  return (
    <Form submitLabel="Open world" isValid={isWorldName(name.value)} onSubmit={openWorld}>
      <div class="field">
        <label for={id}>World name</label>
        <input
          id={id}
          type="text"
          autoComplete="off"
          spellcheck={false}
          maxLength={64}
          aria-describedby={hintId}
          aria-invalid={isInvalid}
          value={name.value}
          onInput={({ currentTarget }) => (name.value = currentTarget.value.trim())}
        />
        <small id={hintId}>
          Letters, digits, dots, underscores and hyphens. The world is created if it does not exist.
        </small>
        {isInvalid && <small role="alert">Invalid world name.</small>}
      </div>
    </Form>
  )
}

interface DeleteWorldDialogProps {
  readonly name: string
  readonly onClose: () => void
  readonly onDeleted: () => void
}

function DeleteWorldDialog({ name, onClose, onDeleted }: DeleteWorldDialogProps) {
  const { control } = useAppState()
  async function remove(): Promise<void> {
    await unwrap(control.DELETE('/__mock__/worlds/{name}', { params: { path: { name } } }))
    onDeleted()
    onClose()
  }
  return (
    <Modal title="Delete world" onClose={onClose}>
      <Form submitLabel="Delete" isDestructive isValid onSubmit={remove}>
        <ul class="warnings">
          <li>This deletes all data in the world, including its recorded requests. Tests that use it may fail.</li>
        </ul>
        <p>
          World: <strong class="name">{name}</strong>
        </p>
      </Form>
    </Modal>
  )
}
