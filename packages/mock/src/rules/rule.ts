import { type ApiError, apiErrors } from '@workbench-sdk/contract/api-errors'
import type { Assumptions } from '@workbench-sdk/contract/assumptions'
import type { components } from '@workbench-sdk/contract/generated/openapi'
import type { ResourceType } from '@workbench-sdk/contract/model'
import type { Principal } from '../store/mock-state.ts'
import type { AnyRecord } from '../store/records.ts'
import type { Change, Store } from '../store/store.ts'

/** What a rule may know beside the store: who asks, what time it is, and where ids and secrets come from. */
export interface RuleContext {
  readonly caller: Principal
  readonly now: Date
  /** An id that nothing has or had, and that is none of those that are about to be given. */
  readonly newId: (...taken: string[]) => string
  readonly newSecret: () => string
  readonly assumptions: Assumptions
  readonly otp: Otp
}

/** The one-time code that came with the request. */
export type Otp = 'missing' | 'wrong' | 'right'

/** What a rule wants done. Nothing is done before `commit` does all of it. */
export interface Outcome<R extends AnyRecord = AnyRecord> {
  readonly changes: readonly Change[]
  readonly record: R
  /** `secret-once`: the secret of a new key, on its way into the one answer that shows it. */
  readonly secret?: string
}

type Schemas = components['schemas']
type Body<Name extends keyof Schemas> = Schemas[Name] extends { data: infer Data } ? Data : never

/** The `data` of each body that the contract takes, validated. */
export interface RequestBodies {
  createServiceAccount: Body<'ServiceAccountCreate'>
  updateServiceAccount: Body<'ServiceAccountUpdate'>
  createApiKey: Body<'ApiKeyCreate'>
  updateApiKey: Body<'ApiKeyUpdate'>
  createUserAccount: Body<'UserAccountCreate'>
  updateUserAccount: Body<'UserAccountUpdate'>
  createInvestigativeAction: Body<'InvestigativeActionCreate'>
  updateInvestigativeAction: Body<'InvestigativeActionUpdate'>
}

/** `delete-final`: an id that was given once, to whatever, is not given again. */
export function reserveId(
  store: Store,
  type: ResourceType,
  wanted: string | undefined,
  context: RuleContext,
): string | ApiError {
  if (wanted === undefined) return context.newId()
  const id = wanted.toLowerCase()
  return store.isSpent(id) ? apiErrors.exists(type, id, store.any(id) ? undefined : 'delete-final') : id
}

/** The attributes and relationships that every new record has. */
export function timestamps({ caller, now }: RuleContext) {
  const at = textOf(now)
  return {
    times: { created_at: at, updated_at: at },
    authors: { created_by: caller.actorId, updated_by: caller.actorId },
  }
}

/** The same record with other attributes, marked as changed by the caller, now. */
export function withAttributes<R extends AnyRecord>(
  record: R,
  attributes: Partial<R['attributes']>,
  context: RuleContext,
): R {
  return {
    ...record,
    attributes: { ...record.attributes, ...attributes, updated_at: textOf(context.now) },
    related: { ...record.related, updated_by: context.caller.actorId },
  }
}

let last: { readonly time: number; readonly text: string } | undefined

/** ISO 8601. What is made at one moment shares one text, which is quicker to make and to compare. */
function textOf(moment: Date): string {
  const time = moment.getTime()
  if (last?.time !== time) last = { time, text: moment.toISOString() }
  return last.text
}
