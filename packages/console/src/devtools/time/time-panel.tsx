import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import { type ClockState, type FetchResult, unwrap } from '../../mock/control-api.ts'
import { useAppState } from '../../state/app-state.ts'
import { message } from '../../state/message.ts'
import { formatDateTime } from '../../ui/dates.ts'

const STEPS: readonly { readonly label: string; readonly by: { readonly days?: number; readonly hours?: number } }[] = [
  { label: '1 hour', by: { hours: 1 } },
  { label: '1 day', by: { days: 1 } },
  { label: '7 days', by: { days: 7 } },
  { label: '30 days', by: { days: 30 } },
  { label: '91 days', by: { days: 91 } },
]

/** Shows and changes the mock's time. */
export function TimePanel() {
  const { control } = useAppState()
  const changeClock = useClockChange()
  const freezeAt = (time: Date) => control.PUT('/__mock__/clock', { body: { now: time.toISOString() } })
  return (
    <>
      <CurrentTime />
      <fieldset>
        <legend>Advance by</legend>
        <div class="button-row">
          {STEPS.map(({ label, by }) => (
            <button
              key={label}
              type="button"
              onClick={() => void changeClock(() => control.POST('/__mock__/clock/advance', { body: by }))}
            >
              {label}
            </button>
          ))}
        </div>
      </fieldset>
      <FreezeForm onSubmit={time => void changeClock(() => freezeAt(time))} />
      <button type="button" onClick={() => void changeClock(() => control.DELETE('/__mock__/clock'))}>
        Use real time
      </button>
    </>
  )
}

/** The mock's current time. It is a separate component because it renders every second. */
function CurrentTime() {
  const { clock } = useAppState()
  const now = new Date(clock.now.value)
  return (
    <div>
      <p class="current-time">
        <time dateTime={now.toISOString()}>{formatDateTime(now)}</time>
      </p>
      <p class="muted">{clock.isRunning.value ? 'Running.' : 'Frozen.'}</p>
    </div>
  )
}

interface FreezeFormProps {
  readonly onSubmit: (time: Date) => void
}

function FreezeForm({ onSubmit }: FreezeFormProps) {
  const id = useId()
  const text = useSignal('')
  // The value of a datetime-local input has no time zone.
  const time = new Date(`${text.value}Z`)
  const isValid = !Number.isNaN(time.getTime())
  const submit = (uiEvent: Event) => {
    uiEvent.preventDefault()
    if (isValid) onSubmit(time)
  }
  return (
    <form onSubmit={submit}>
      <div class="field">
        <label for={id}>Time (UTC)</label>
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
        <button type="submit" disabled={!isValid}>
          Freeze at this time
        </button>
      </div>
    </form>
  )
}

/** Returns a function that changes the clock, shows the new time and refreshes the page, because different keys may be due now. */
function useClockChange() {
  const app = useAppState()
  return async (change: () => Promise<FetchResult<ClockState>>) => {
    if (!(await app.attempt(async () => app.clock.update(await unwrap(change()))))) return
    app.showToast(message`The mock’s time is ${{ text: formatDateTime(new Date(app.clock.now.value)) }}.`)
    app.refresh()
  }
}
