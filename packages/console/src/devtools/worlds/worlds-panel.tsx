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
          {data.worlds.map(({ name: world, requests }) => (
            <WorldCard key={world} name={world} requests={requests} onDelete={() => (deletedWorld.value = world)} />
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

function WorldCard({ name: world, requests, onDelete }: WorldCardProps) {
  const { connection } = useAppState()
  const isCurrent = world === connection.world
  return (
    <li>
      <div>
        <p>
          {isCurrent ? (
            <strong class="name">{world}</strong>
          ) : (
            <a class="name" href={worldHref(world)}>
              {world}
            </a>
          )}{' '}
          {isCurrent && <span class="badge">this page</span>}
        </p>
        <p class="muted">
          {requests} {requests === 1 ? 'request' : 'requests'}
        </p>
      </div>
      {/* The default world cannot be deleted, and this page would recreate its own world. */}
      {!isCurrent && world !== DEFAULT_WORLD && (
        <button type="button" onClick={onDelete}>
          Delete…<span class="visually-hidden"> {world}</span>
        </button>
      )}
    </li>
  )
}

/** Opens a world. The mock creates it if it does not exist. */
function NewWorldForm() {
  const { connection } = useAppState()
  const world = useSignal('')
  const [id, hintId] = [useId(), useId()]
  const isInvalid = world.value !== '' && !isWorldName(world.value)
  async function openWorld(): Promise<void> {
    const url = worldUrl(world.value, new URL(connection.url).origin)
    await unwrap(createControlClient({ ...connection, url }).GET('/__mock__'))
    location.assign(worldHref(world.value))
  }
  return (
    <Form submitLabel="Open world" isValid={isWorldName(world.value)} onSubmit={openWorld}>
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
          value={world.value}
          onInput={({ currentTarget }) => (world.value = currentTarget.value.trim())}
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

function DeleteWorldDialog({ name: world, onClose, onDeleted }: DeleteWorldDialogProps) {
  const { control } = useAppState()
  async function remove(): Promise<void> {
    await unwrap(control.DELETE('/__mock__/worlds/{name}', { params: { path: { name: world } } }))
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
          World: <strong class="name">{world}</strong>
        </p>
      </Form>
    </Modal>
  )
}
