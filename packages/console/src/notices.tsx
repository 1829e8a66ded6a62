import { useConsole } from './state/console.ts'
import { Cross } from './ui/icons.tsx'
import { TroubleBox } from './ui/trouble-box.tsx'

/** What was done last, or went wrong: said aloud, and there until it is closed or something else is said. */
export function Notices() {
  const { notice } = useConsole()
  const told = notice.value
  return (
    <div class={told ? 'notices' : 'notices is-empty'}>
      <div role="status">{told && 'says' in told && <p>{told.says}</p>}</div>
      {told && 'trouble' in told && <TroubleBox trouble={told.trouble} />}
      {told && (
        <button
          type="button"
          class="icon-button"
          aria-label="Close this message"
          onClick={() => (notice.value = undefined)}
        >
          <Cross />
        </button>
      )}
    </div>
  )
}

/** Says that the mock is gone, for as long as it is, or what else is wrong with it. */
export function Outages() {
  const { live, place } = useConsole()
  return (
    <div role="status">
      {place.problem.value && <p class="offline">{place.problem.value}</p>}
      {live.connection.value === 'lost' && (
        <p class="offline">
          The mock does not answer. What you see is what it was; the page goes on as soon as it is back.
        </p>
      )}
    </div>
  )
}
