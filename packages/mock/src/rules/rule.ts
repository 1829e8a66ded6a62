import { ApiError, apiError } from '@workbench-sdk/contract/api-errors'
import type { Assumptions } from '@workbench-sdk/contract/assumptions'
import type { operations } from '@workbench-sdk/contract/generated/openapi'
import { canonicalId } from '@workbench-sdk/contract/ids'
import { type ResourceType, relationshipModel } from '@workbench-sdk/contract/model'
import type { WritingOperation } from '@workbench-sdk/contract/routes'
import type { RuleId } from '@workbench-sdk/contract/rules'
import type { Principal } from '../store/mock-state.ts'
import type { OrganizationStore } from '../store/organization-store.ts'
import type { AnyRecord, RecordOf } from '../store/records.ts'
import type { Change } from '../store/store.ts'

/** The data available to a rule in addition to the store: the caller, the time, and sources of ids and secrets. */
export interface RuleContext {
  readonly caller: Principal
  readonly now: Date
  /** Returns an id that the organization has never used and that is not in `taken`. */
  readonly newId: (...taken: string[]) => string
  readonly newSecret: () => string
  readonly assumptions: Assumptions
  readonly otp: Otp
}

/** Whether a request's one-time code is correct, wrong or missing. */
export type Otp = 'missing' | 'wrong' | 'right'

/** The changes that a rule requests. The engine commits them all at once. */
export interface Outcome<R extends AnyRecord = AnyRecord> {
  readonly changes: readonly Change[]
  readonly record: R
  /** `secret-once`: the secret of a new key, for the response to the request that creates it. */
  readonly secret?: string
}

/** The validated `data` of each request body in the contract. */
export type RequestBodies = {
  readonly [K in WritingOperation as operations[K] extends WithBody ? K : never]: operations[K] extends WithBody<
    infer Data
  >
    ? Data
    : never
}

interface WithBody<Data = unknown> {
  readonly requestBody: { readonly content: { readonly 'application/vnd.api+json': { readonly data: Data } } }
}

/** The relationships in a request body. */
export type Linkages = Readonly<Record<string, { readonly data: { readonly id: string } | null } | undefined>>

/** The ids of related records, by relationship name. */
export type RelatedIds = Readonly<Record<string, string | null>>

/** `one-organization`: returns a record in the caller's organization. Records in other organizations appear not to exist. */
export function findVisible<T extends ResourceType>(
  store: OrganizationStore,
  { assumptions }: Pick<RuleContext, 'assumptions'>,
  type: T,
  id: string,
): RecordOf[T] | ApiError {
  const record = store.get(type, canonicalId(id))
  if (record) return record
  const rule = ruleOf404(store, type, canonicalId(id))
  if (rule === 'one-organization' && assumptions.otherOrganization === 'forbidden') {
    return apiError('forbidden', { rule })
  }
  return apiError('unknown-record', { type, id, rule })
}

/** Resolves the relationships in a request body to the ids of records that the caller can see. */
export function resolveRelationships(
  store: OrganizationStore,
  type: ResourceType,
  linkages: Linkages,
  context: RuleContext,
): RelatedIds | ApiError {
  const related: Record<string, string | null> = {}
  for (const [name, linkage] of Object.entries(linkages)) {
    const target = relationshipModel(type, name)?.target
    if (!target || !linkage) continue
    const record = linkage.data && findVisible(store, context, target, linkage.data.id)
    if (record instanceof ApiError) return record
    related[name] = record?.id ?? null
  }
  return related
}

/** Returns the rule that causes a 404, or undefined if there is none. */
function ruleOf404(store: OrganizationStore, type: ResourceType, id: string): RuleId | undefined {
  if (store.isSpent(id)) return store.any(id) ? undefined : 'delete-final'
  return store.shared.find(type, id) ? 'one-organization' : undefined
}

/** `delete-final`: an organization uses an id only once, regardless of the record type. */
export function reserveId(
  store: OrganizationStore,
  type: ResourceType,
  requested: string | undefined,
  context: RuleContext,
): string | ApiError {
  if (requested === undefined) return context.newId()
  const id = canonicalId(requested)
  if (store.isSpent(id)) {
    const existing = store.any(id)
    return apiError('duplicate-id', { type: existing?.type ?? type, id, rule: existing ? undefined : 'delete-final' })
  }
  return id
}

/** Returns the timestamps and authors of a new record. */
export function timestamps({ caller, now }: Pick<RuleContext, 'caller' | 'now'>) {
  const at = textOf(now)
  return {
    times: { created_at: at, updated_at: at },
    authors: { created_by: caller.actorId, updated_by: caller.actorId },
  }
}

/** Returns a copy of the record with changed attributes. It was updated now, by the caller. */
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

/** Formats a time in ISO 8601. Records with the same time share one string, which makes creation and comparison faster. */
function textOf(moment: Date): string {
  const time = moment.getTime()
  if (last?.time !== time) last = { time, text: moment.toISOString() }
  return last.text
}
