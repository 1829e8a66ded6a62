import { Workbench, WorkbenchError } from '@workbench-sdk/client'
import type { Connection } from '../../mock/connection.ts'
import { unwrap } from '../../mock/control-api.ts'
import type { IdentityId } from '../../mock/identities.ts'
import { type ErrorView, toErrorView } from '../../state/error-view.ts'
import { type TemporaryWorld, withTemporaryWorld } from '../temporary-world.ts'

/** The ids of the records that the checks act on. Each check has its own record, so that checks cannot affect each other. */
interface Fixtures {
  readonly accountToEdit: string
  readonly accountToDisable: string
  readonly accountForNewKey: string
  readonly keyToDelete: string
  readonly actionToComplete: string
  /** A one-time code, in case the organization requires one to create a key. */
  readonly otp: string
}

interface PermissionCheck {
  readonly action: string
  readonly run: (workbench: Workbench, fixtures: Fixtures) => PromiseLike<unknown>
}

const PERMISSION_CHECKS: readonly PermissionCheck[] = [
  { action: 'Read service accounts', run: ({ serviceAccounts }) => serviceAccounts.list({ pageSize: 1 }) },
  {
    action: 'Add a service account',
    run: ({ serviceAccounts }) => serviceAccounts.create({ name: 'added', role: 'organization_analyst' }),
  },
  {
    action: 'Edit a service account',
    run: ({ serviceAccounts }, { accountToEdit }) => serviceAccounts.update(accountToEdit, { name: 'edited' }),
  },
  {
    action: 'Disable a service account',
    run: ({ serviceAccounts }, { accountToDisable }) => serviceAccounts.disable(accountToDisable),
  },
  {
    action: 'Generate an API key',
    run: ({ apiKeys }, { accountForNewKey, otp }) =>
      apiKeys.create({ serviceAccount: accountForNewKey, name: 'generated', otp }),
  },
  { action: 'Delete an API key', run: ({ apiKeys }, { keyToDelete }) => apiKeys.delete(keyToDelete) },
  { action: 'Add a user', run: ({ userAccounts }) => userAccounts.create({ email: 'added@example.com' }) },
  {
    action: 'Mark an investigative action as complete',
    run: ({ investigativeActions }, { actionToComplete }) => investigativeActions.complete(actionToComplete),
  },
  {
    action: 'Read investigative actions',
    run: ({ investigativeActions }) => investigativeActions.list({ pageSize: 1 }),
  },
]

export interface CheckResult {
  readonly action: string
  /** `undefined` if the action is allowed. */
  readonly rejection?: { readonly status: number } & Pick<ErrorView, 'rule' | 'detail'>
}

/**
 * Performs each action in a temporary world, with an identity's API key. If `signal` is aborted, a request in progress still
 * finishes: otherwise it could create the world again.
 */
export function runPermissionChecks(
  connection: Connection,
  identity: IdentityId,
  signal: AbortSignal,
): Promise<readonly CheckResult[]> {
  return withTemporaryWorld(connection, async world => {
    const { mock, baseUrl } = world
    const fixtures = await seedFixtures(world)
    const workbench = new Workbench({ token: mock.tokens[identity], baseUrl, fetch: world.fetch })
    const results: CheckResult[] = []
    for (const { action, run } of PERMISSION_CHECKS) {
      signal.throwIfAborted()
      const rejection = await findRejection(() => run(workbench, fixtures))
      results.push({ action, ...(rejection && { rejection }) })
    }
    return results
  })
}

async function seedFixtures({ control, mock: { otp } }: TemporaryWorld): Promise<Fixtures> {
  const { serviceAccounts, investigativeActions } = await unwrap(
    control.POST('/__mock__/seed', {
      body: {
        serviceAccounts: [
          { name: 'to edit' },
          { name: 'to disable' },
          { name: 'with a key', keys: [{ name: 'to delete' }] },
        ],
        investigativeActions: [{ title: 'to complete' }],
      },
    }),
  )
  const [toEdit, toDisable, withKey] = serviceAccounts
  return {
    accountToEdit: seededId(toEdit),
    accountToDisable: seededId(toDisable),
    accountForNewKey: seededId(withKey),
    keyToDelete: seededId(withKey?.keys[0]),
    actionToComplete: seededId(investigativeActions[0]),
    otp,
  }
}

function seededId(record: { readonly id: string } | undefined): string {
  if (!record) throw new Error('The seed response is missing a record.')
  return record.id
}

/** Returns the API error of a call, or undefined if it succeeds. Throws other errors. */
async function findRejection(call: () => PromiseLike<unknown>): Promise<CheckResult['rejection']> {
  try {
    await call()
    return undefined
  } catch (error) {
    if (!(error instanceof WorkbenchError) || error.status === undefined) throw error
    const { rule, detail } = toErrorView(error)
    return { status: error.status, detail, ...(rule && { rule }) }
  }
}
