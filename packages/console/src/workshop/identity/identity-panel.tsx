import { useId } from 'preact/hooks'
import { IDENTITIES, IDENTITY_IDS, type IdentityId } from '../../mock/identity.ts'
import { useConsole } from '../../state/console.ts'
import { DeedTable } from './deed-table.tsx'

/** Whose key the page calls Workbench with, and what can be done with that. */
export function IdentityPanel() {
  return (
    <>
      <fieldset>
        <legend>Call Workbench with the key of</legend>
        {IDENTITY_IDS.map(id => (
          <IdentityOption key={id} id={id} />
        ))}
      </fieldset>
      <DeedTable />
    </>
  )
}

function IdentityOption({ id }: { readonly id: IdentityId }) {
  const { identity } = useConsole()
  const [input, help] = [useId(), useId()]
  const { label, says } = IDENTITIES[id]
  return (
    <div class="option">
      <input
        id={input}
        type="radio"
        name="identity"
        aria-describedby={help}
        checked={identity.value === id}
        onChange={() => (identity.value = id)}
      />
      <div>
        <label for={input}>{label}</label>
        <small id={help}>{says}</small>
      </div>
    </div>
  )
}
