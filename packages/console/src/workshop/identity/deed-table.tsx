import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { IDENTITIES } from '../../mock/identity.ts'
import { useConsole } from '../../state/console.ts'
import { isAbort, type Trouble, troubleOf } from '../../state/trouble.ts'
import { TroubleBox } from '../../ui/trouble-box.tsx'
import { type Outcome, tryDeeds } from './deeds.ts'

interface Tried {
  readonly outcomes?: readonly Outcome[]
  readonly trouble?: Trouble
}

/** What the role of whoever the page is may do, by trying it. */
export function DeedTable() {
  const { identity } = useConsole()
  const { outcomes, trouble } = useTried().value
  return (
    <section aria-busy={!outcomes && !trouble}>
      <h3 id="deeds">What this role may do</h3>
      <p class="quiet">Each of these was tried just now, in a world of its own: nothing that is shown was changed.</p>
      <p class="unseen" role="status">
        {outcomes && `${countOf(outcomes)} of ${outcomes.length} are allowed to ${IDENTITIES[identity.value].label}.`}
      </p>
      {trouble && <TroubleBox trouble={trouble} />}
      {!outcomes && !trouble && <p class="quiet">Trying…</p>}
      {outcomes && (
        <table class="told" aria-labelledby="deeds">
          <thead>
            <tr>
              <th scope="col">What is done</th>
              <th scope="col">How it ends</th>
            </tr>
          </thead>
          <tbody>
            {outcomes.map(outcome => (
              <DeedRow key={outcome.says} outcome={outcome} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const countOf = (outcomes: readonly Outcome[]) => outcomes.filter(({ refusal }) => !refusal).length

function DeedRow({ outcome: { says, refusal } }: { readonly outcome: Outcome }) {
  return (
    <tr>
      <th scope="row">{says}</th>
      <td>
        {refusal ? (
          <>
            <span class="badge off">Refused, {refusal.status}</span>{' '}
            {refusal.rule && (
              <>
                <code>{refusal.rule.id}</code>
                <small>{refusal.rule.sentence}</small>
              </>
            )}
            {refusal.detail && <small>{refusal.detail}</small>}
          </>
        ) : (
          <span class="badge good">Allowed</span>
        )}
      </td>
    </tr>
  )
}

/** What a role may do does not change with what is shown: it is tried anew for another identity alone. */
function useTried() {
  const { place, identity } = useConsole()
  const tried = useSignal<Tried>({})
  useEffect(() => {
    const abort = new AbortController()
    tried.value = {}
    tryDeeds(place, identity.value, abort.signal).then(
      outcomes => {
        if (!abort.signal.aborted) tried.value = { outcomes }
      },
      error => {
        if (!abort.signal.aborted && !isAbort(error)) tried.value = { trouble: troubleOf(error) }
      },
    )
    return () => abort.abort()
  }, [identity.value, place, tried])
  return tried
}
