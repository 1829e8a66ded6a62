import { useSignal } from '@preact/signals'
import { useEffect, useId } from 'preact/hooks'
import { IDENTITIES } from '../../mock/identities.ts'
import { useAppState } from '../../state/app-state.ts'
import { type ErrorView, isAbort, toErrorView } from '../../state/error-view.ts'
import { ErrorAlert } from '../../ui/error-alert.tsx'
import { type CheckResult, runPermissionChecks } from './permission-checks.ts'

interface ChecksState {
  readonly results?: readonly CheckResult[]
  readonly error?: ErrorView
}

/** Shows what the current identity is allowed to do, by performing each action in a temporary world. */
export function PermissionTable() {
  const { identity } = useAppState()
  const { results, error } = usePermissionChecks().value
  const headingId = useId()
  return (
    <section aria-busy={!results && !error}>
      <h3 id={headingId}>Permissions</h3>
      <p class="muted">Each action was tried in a temporary world. Your data was not changed.</p>
      <p class="visually-hidden" role="status">
        {results &&
          `${IDENTITIES[identity.value].label} has ${countAllowed(results)} of ${results.length} permissions.`}
      </p>
      {error && <ErrorAlert error={error} />}
      {!results && !error && <p class="muted">Checking…</p>}
      {results && (
        <table class="data-table" aria-labelledby={headingId}>
          <thead>
            <tr>
              <th scope="col">Action</th>
              <th scope="col">Result</th>
            </tr>
          </thead>
          <tbody>
            {results.map(result => (
              <PermissionRow key={result.action} result={result} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const countAllowed = (results: readonly CheckResult[]) => results.filter(({ rejection }) => !rejection).length

function PermissionRow({ result: { action, rejection } }: { readonly result: CheckResult }) {
  return (
    <tr>
      <th scope="row">{action}</th>
      <td>
        {rejection ? (
          <>
            <span class="badge negative">Rejected, {rejection.status}</span>{' '}
            {rejection.rule && (
              <>
                <code>{rejection.rule.id}</code>
                <small>{rejection.rule.sentence}</small>
              </>
            )}
            {rejection.detail && <small>{rejection.detail}</small>}
          </>
        ) : (
          <span class="badge positive">Allowed</span>
        )}
      </td>
    </tr>
  )
}

/** Runs the checks once per identity: permissions do not depend on the data. */
function usePermissionChecks() {
  const { connection, identity } = useAppState()
  const state = useSignal<ChecksState>({})
  useEffect(() => {
    const abort = new AbortController()
    state.value = {}
    runPermissionChecks(connection, identity.value, abort.signal).then(
      results => {
        if (!abort.signal.aborted) state.value = { results }
      },
      cause => {
        if (!abort.signal.aborted && !isAbort(cause)) state.value = { error: toErrorView(cause) }
      },
    )
    return () => abort.abort()
  }, [identity.value, connection, state])
  return state
}
