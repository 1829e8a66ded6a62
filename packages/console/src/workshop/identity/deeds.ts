import { Workbench, WorkbenchError } from '@workbench-sdk/client'
import { done } from '../../mock/control.ts'
import type { IdentityId } from '../../mock/identity.ts'
import type { Place } from '../../place.ts'
import { type Trouble, troubleOf } from '../../state/trouble.ts'
import { inTrialWorld, type TrialWorld } from '../trial-world.ts'

/** Ids of what there is to do something to: an account for each deed, so that none is in the way of another. */
interface Ground {
  readonly toEdit: string
  readonly toDisable: string
  readonly toGenerateFor: string
  readonly keyToDelete: string
  readonly actionToComplete: string
  /** Where the organization asks for one with each key. */
  readonly otp: string
}

interface Deed {
  readonly says: string
  readonly carryOut: (workbench: Workbench, ground: Ground) => PromiseLike<unknown>
}

const DEEDS: readonly Deed[] = [
  { says: 'Read service accounts', carryOut: ({ serviceAccounts }) => serviceAccounts.list({ pageSize: 1 }) },
  {
    says: 'Add a service account',
    carryOut: ({ serviceAccounts }) => serviceAccounts.create({ name: 'added', role: 'organization_analyst' }),
  },
  {
    says: 'Edit a service account',
    carryOut: ({ serviceAccounts }, { toEdit }) => serviceAccounts.update(toEdit, { name: 'edited' }),
  },
  {
    says: 'Disable a service account',
    carryOut: ({ serviceAccounts }, { toDisable }) => serviceAccounts.disable(toDisable),
  },
  {
    says: 'Generate an API key',
    carryOut: ({ apiKeys }, { toGenerateFor, otp }) =>
      apiKeys.create({ serviceAccount: toGenerateFor, name: 'generated', otp }),
  },
  { says: 'Delete an API key', carryOut: ({ apiKeys }, { keyToDelete }) => apiKeys.delete(keyToDelete) },
  { says: 'Add a user', carryOut: ({ userAccounts }) => userAccounts.create({ email: 'added@example.com' }) },
  {
    says: 'Mark an investigative action as complete',
    carryOut: ({ investigativeActions }, { actionToComplete }) => investigativeActions.complete(actionToComplete),
  },
  {
    says: 'Read investigative actions',
    carryOut: ({ investigativeActions }) => investigativeActions.list({ pageSize: 1 }),
  },
]

/** How a deed ended. */
export interface Outcome {
  readonly says: string
  /** Where it was refused. */
  readonly refusal?: { readonly status: number } & Pick<Trouble, 'rule' | 'detail'>
}

/**
 * Tries each deed with the key of an identity, in a world of its own. What is under way is waited for also where `signal`
 * is aborted, since it would begin the world anew.
 */
export function tryDeeds(place: Place, identity: IdentityId, signal: AbortSignal): Promise<readonly Outcome[]> {
  return inTrialWorld(place, async world => {
    const { mock, baseUrl, fetch } = world
    const ground = await prepare(world)
    const workbench = new Workbench({ token: mock.tokens[identity], baseUrl, fetch })
    const outcomes: Outcome[] = []
    for (const { says, carryOut } of DEEDS) {
      signal.throwIfAborted()
      const refusal = await refusalOf(() => carryOut(workbench, ground))
      outcomes.push({ says, ...(refusal && { refusal }) })
    }
    return outcomes
  })
}

async function prepare({ control, mock: { otp } }: TrialWorld): Promise<Ground> {
  const { serviceAccounts, investigativeActions } = await done(
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
    toEdit: idOf(toEdit),
    toDisable: idOf(toDisable),
    toGenerateFor: idOf(withKey),
    keyToDelete: idOf(withKey?.keys[0]),
    actionToComplete: idOf(investigativeActions[0]),
    otp,
  }
}

function idOf(seeded: { readonly id: string } | undefined): string {
  if (!seeded) throw new Error('The mock did not put in what there is to be tried.')
  return seeded.id
}

/** @throws what is no answer of Workbench's. */
async function refusalOf(attempt: () => PromiseLike<unknown>): Promise<Outcome['refusal']> {
  try {
    await attempt()
    return undefined
  } catch (error) {
    if (!(error instanceof WorkbenchError) || error.status === undefined) throw error
    const { rule, detail } = troubleOf(error)
    return { status: error.status, detail, ...(rule && { rule }) }
  }
}
