import { useId } from 'preact/hooks'
import { IDENTITIES, IDENTITY_IDS, type IdentityId } from '../../mock/identities.ts'
import { useAppState } from '../../state/app-state.ts'
import { PermissionTable } from './permission-table.tsx'

/** Selects the identity that the page uses, and shows its permissions. */
export function IdentityPanel() {
  return (
    <>
      <fieldset>
        <legend>Use the key of</legend>
        {IDENTITY_IDS.map(id => (
          <IdentityOption key={id} id={id} />
        ))}
      </fieldset>
      <PermissionTable />
    </>
  )
}

function IdentityOption({ id }: { readonly id: IdentityId }) {
  const app = useAppState()
  const [inputId, descriptionId] = [useId(), useId()]
  const { label, description } = IDENTITIES[id]
  return (
    <div class="option">
      <input
        id={inputId}
        type="radio"
        name="identity"
        aria-describedby={descriptionId}
        checked={app.identity.value === id}
        onChange={() => app.signInAs(id)}
      />
      <div>
        <label for={inputId}>{label}</label>
        <small id={descriptionId}>{description}</small>
      </div>
    </div>
  )
}
