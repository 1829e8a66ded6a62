import { roleLabel } from '../../roles.ts'
import { DateTime } from '../../ui/date-time.tsx'
import { RecordId } from '../../ui/record-id.tsx'
import { RecordName } from '../../ui/record-name.tsx'
import { ViewLink } from '../../ui/view-link.tsx'
import { visibleName } from '../../ui/visible-name.ts'
import { KeyAgeCell, KeyNameCell, KeyStateCell, KeyToggleCell } from '../key-cells.tsx'
import type { ListedKey } from './key-query.ts'

/** The keys of one page, with their service accounts. */
export function KeyListTable({ keys }: { readonly keys: readonly ListedKey[] }) {
  return (
    <table class="key-table">
      <caption class="visually-hidden">API keys</caption>
      <thead>
        <tr>
          <th scope="col">API key</th>
          <th scope="col">Service account</th>
          <th scope="col">State</th>
          <th scope="col">Age</th>
          <th scope="col">Created</th>
          <th scope="col">
            <span class="visually-hidden">Disable or enable</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map(key => (
          <tr key={key.id}>
            <KeyNameCell apiKey={key} />
            <AccountCell apiKey={key} />
            <KeyStateCell apiKey={key} />
            <KeyAgeCell apiKey={key} />
            <td data-label="Created">
              <DateTime value={key.createdAt} />
            </td>
            <KeyToggleCell apiKey={key} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function AccountCell({ apiKey: { account, role } }: { readonly apiKey: ListedKey }) {
  return (
    <td data-label="Service account">
      {account ? (
        <>
          <ViewLink params={{ view: 'account', account: account.id }}>
            <RecordName name={account.name} />
          </ViewLink>{' '}
          <span class="muted">{roleLabel(role)}</span>
          <div>
            <RecordId id={account.id} of={`service account ${visibleName(account.name)}`} />
          </div>
        </>
      ) : (
        'unknown'
      )}
    </td>
  )
}
