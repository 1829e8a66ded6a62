import { useSignal } from '@preact/signals'
import { useId, useRef } from 'preact/hooks'
import { useConsole } from '../../state/console.ts'
import { type Trouble, troubleOf } from '../../state/trouble.ts'
import { Form } from '../../ui/form.tsx'
import { dateAndTimeOf } from '../../ui/time.ts'
import { TroubleBox } from '../../ui/trouble-box.tsx'
import { workshopOf } from '../workshop-state.ts'
import type { KeptSnapshot } from './kept-snapshots.ts'
import { saveJson } from './save-file.ts'

/** All that the mock holds, kept to go back to. */
export function SnapshotsPanel() {
  const console = useConsole()
  const { snapshots } = workshopOf(console)
  const name = useSignal('')
  const id = useId()
  async function take(): Promise<void> {
    const kept = await snapshots.take(name.value.trim(), new Date(console.clock.now.value))
    name.value = ''
    console.tell(`${kept.name} was taken.`)
  }
  return (
    <>
      <p class="note">
        Whoever has a snapshot can work out the secrets of the mock: keep a file of one as you would keep a key.
        Requests and faults are no part of it.
      </p>
      <Form submit="Take a snapshot" isReady onSubmit={take}>
        <div class="field">
          <label for={id}>Name of the snapshot</label>
          <input
            id={id}
            type="text"
            autoComplete="off"
            value={name.value}
            onInput={({ currentTarget }) => (name.value = currentTarget.value)}
          />
        </div>
      </Form>
      <Opener />
      <Kept />
    </>
  )
}

/** Opens a file that was saved here, or by a program. */
function Opener() {
  const console = useConsole()
  const { snapshots } = workshopOf(console)
  const [id, help] = [useId(), useId()]
  const trouble = useSignal<Trouble | undefined>(undefined)
  async function open(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0]
    if (!file) return
    trouble.value = undefined
    try {
      await snapshots.open(file)
      console.tell(`The mock holds what is in ${file.name}.`)
      await console.reopen()
    } catch (error) {
      trouble.value = troubleOf(error)
    }
    // So that the same file can be chosen again when it was changed.
    input.value = ''
  }
  return (
    <div class="field">
      <label for={id}>Open a file</label>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        aria-describedby={help}
        onChange={({ currentTarget }) => void open(currentTarget)}
      />
      <small id={help}>The mock goes back to what is in it.</small>
      {trouble.value && <TroubleBox trouble={trouble.value} />}
    </div>
  )
}

function Kept() {
  const { snapshots } = workshopOf(useConsole())
  const heading = useRef<HTMLHeadingElement>(null)
  const kept = snapshots.list.value
  const remove = (each: KeptSnapshot) => {
    // The button that has the focus goes with it.
    heading.current?.focus()
    snapshots.remove(each)
  }
  return (
    <section>
      <h3 ref={heading} tabIndex={-1}>
        Snapshots that this page has
      </h3>
      {kept.length === 0 && <p class="quiet">None yet. They go with the page, unless they are saved as files.</p>}
      <ul class="cards">
        {kept.map(each => (
          <KeptRow key={each.key} kept={each} onRemove={() => remove(each)} />
        ))}
      </ul>
    </section>
  )
}

interface KeptRowProps {
  readonly kept: KeptSnapshot
  readonly onRemove: () => void
}

function KeptRow({ kept, onRemove }: KeptRowProps) {
  const console = useConsole()
  const { snapshots } = workshopOf(console)
  const { name, takenAt, snapshot } = kept
  async function goBack(): Promise<void> {
    await snapshots.goBack(kept)
    console.tell(`The mock is what it was in ${name}.`)
    await console.reopen()
  }
  const says = <span class="unseen"> {name}</span>
  return (
    <li>
      <div>
        <p class="name">
          <strong>{name}</strong>
        </p>
        <p class="quiet">{takenAt ? `The mock’s time was ${dateAndTimeOf(takenAt)}.` : 'From a file.'}</p>
      </div>
      <div class="bar-of-tools">
        <button type="button" onClick={() => void console.attempt(goBack)}>
          Go back{says}
        </button>
        <button type="button" onClick={() => saveJson(fileNameOf(name), snapshot)}>
          Save as file{says}
        </button>
        <button type="button" onClick={onRemove}>
          Remove{says}
        </button>
      </div>
    </li>
  )
}

const fileNameOf = (name: string) => `workbench-mock-${name.replaceAll(/[^\w.-]+/g, '-').replace(/\.json$/, '')}.json`
