import type { ServiceAccount } from '@workbench-sdk/client'
import { DateTime } from '../ui/date-time.tsx'
import { RecordName } from '../ui/record-name.tsx'
import { KeyCount } from './key-count.tsx'

/** Identifies an account among others with the same name. */
export function AccountDescription({ account }: { readonly account: ServiceAccount }) {
  const { id, name: accountName, createdAt } = account
  return (
    <dl class="record-description">
      <dt>Service account</dt>
      <dd>
        <strong>
          <RecordName name={accountName} />
        </strong>
      </dd>
      <dt>Id</dt>
      <dd>
        <code>{id}</code>
      </dd>
      <dt>Created</dt>
      <dd>
        <DateTime value={createdAt} />
      </dd>
      <dt>API keys</dt>
      <dd>
        <KeyCount account={account} />
      </dd>
    </dl>
  )
}
