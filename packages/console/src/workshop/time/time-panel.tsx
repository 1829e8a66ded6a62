import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import type { MockClock } from '../../mock/mock-clock.ts'
import { useConsole } from '../../state/console.ts'
import { dateAndTimeOf } from '../../ui/time.ts'

const LEAPS: readonly { readonly label: string; readonly by: { readonly days?: number; readonly hours?: number } }[] = [
  { label: '1 hour', by: { hours: 1 } },
  { label: '1 day', by: { days: 1 } },
  { label: '7 days', by: { days: 7 } },
  { label: '30 days', by: { days: 30 } },
  { label: '91 days', by: { days: 91 } },
]

/** The mock's time, and what moves it. */
export function TimePanel() {
  const { clock } = useConsole()
  const move = useMove()
  return (
    <>
      <Now />
      <fieldset>
        <legend>Move it on by</legend>
        <div class="bar-of-tools">
          {LEAPS.map(({ label, by }) => (
            <button key={label} type="button" onClick={() => void move(() => clock.advance(by))}>
              {label}
            </button>
          ))}
        </div>
      </fieldset>
      <MomentForm onMoment={moment => void move(() => clock.set(moment))} />
      <button type="button" onClick={() => void move(() => clock.resume())}>
        Let it run with the machine’s clock
      </button>
    </>
  )
}

/** By itself, since it is drawn each second. */
function Now() {
  const { clock } = useConsole()
  const now = new Date(clock.now.value)
  return (
    <div>
      <p class="now">
        <time dateTime={now.toISOString()}>{dateAndTimeOf(now)}</time>
      </p>
      <p class="quiet">{clock.runs.value ? 'It runs.' : 'It stands: it moves only when it is told to.'}</p>
    </div>
  )
}

interface MomentFormProps {
  readonly onMoment: (moment: Date) => void
}

function MomentForm({ onMoment }: MomentFormProps) {
  const id = useId()
  const text = useSignal('')
  // The browser tells it without a time zone.
  const moment = new Date(`${text.value}Z`)
  const isMoment = !Number.isNaN(moment.getTime())
  const submit = (event: Event) => {
    event.preventDefault()
    if (isMoment) onMoment(moment)
  }
  return (
    <form onSubmit={submit}>
      <div class="field">
        <label for={id}>Stop it at a moment, in UTC</label>
        <input
          id={id}
          type="datetime-local"
          step="1"
          max="9999-12-31T23:59:59"
          value={text.value}
          onInput={({ currentTarget }) => (text.value = currentTarget.value)}
        />
      </div>
      <div class="actions">
        <button type="submit" disabled={!isMoment}>
          Stop it there
        </button>
      </div>
    </form>
  )
}

/** Moves the clock, has the page read what has come to be due by that, and tells what time it is. */
function useMove() {
  const console = useConsole()
  return async (change: () => ReturnType<MockClock['set']>) => {
    if (!(await console.attempt(change))) return
    console.tell(`The mock’s time is ${dateAndTimeOf(new Date(console.clock.now.value))}.`)
    console.refresh()
  }
}
