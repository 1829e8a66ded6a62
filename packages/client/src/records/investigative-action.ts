import type { Matching } from '../filters.ts'
import type { components } from '../generated/openapi.ts'
import { decoder } from '../json-api.ts'
import type { ListFields, ListInclude, ListOrder } from '../query.ts'
import { type Actor, decodeActor, makers } from './actor.ts'
import { decodeOrganization, type Organization } from './organization.ts'

type Attributes = components['schemas']['InvestigativeActionAttributes']

/**
 * How far an investigative action is.
 *
 * @example
 * const isOver = (status: InvestigativeActionStatus) => ['CLOSED', 'COMPLETED', 'FAILED'].includes(status)
 * console.log(isOver(action.status)) // false
 */
export type InvestigativeActionStatus = components['schemas']['InvestigativeActionStatus'] | (string & {})

/**
 * A step of an investigation, such as one that a person is asked to carry out.
 *
 * @example
 * const task = ({ title, reason, instructions }: InvestigativeAction) => [title, reason, instructions ?? ''].join('\n')
 * console.log(task(action))
 */
export interface InvestigativeAction {
  readonly id: string
  readonly title: string
  /** Such as `MANUAL`. */
  readonly actionType: string
  readonly status: InvestigativeActionStatus
  /** Why the action is taken. */
  readonly reason: string
  readonly instructions: string | null
  readonly results: string | null
  readonly closeReason: string | null
  readonly classification: string | null
  readonly statusUpdatedAt: Date
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly organizationId: string | null
  readonly assignedToActorId: string | null
  readonly createdById: string | null
  readonly updatedById: string | null
}

/**
 * What can be fetched along with investigative actions.
 *
 * @example
 * const assignee = ({ assignedToActor }: Pick<InvestigativeActionRelated, 'assignedToActor'>) => assignedToActor?.name
 * const actions = await workbench.investigativeActions.list({ include: ['assignedToActor'] }).toArray()
 * console.log(actions.map(assignee))
 */
export interface InvestigativeActionRelated {
  readonly organization: Organization | null
  readonly assignedToActor: Actor | null
  readonly createdBy: Actor | null
  readonly updatedBy: Actor | null
}

/** What can be asked of an investigative action. */
interface Criteria {
  readonly title?: Matching<string>
  readonly actionType?: Matching<string>
  readonly status?: Matching<InvestigativeActionStatus>
  readonly statusUpdatedAt?: Matching<Date>
  readonly createdAt?: Matching<Date>
  readonly updatedAt?: Matching<Date>
}

/**
 * What to list, and how. Several filters have to hold together.
 *
 * @example
 * const query = { status: 'RUNNING', sort: 'statusUpdatedAt' } satisfies InvestigativeActionList
 * const waitingLongest = await workbench.investigativeActions.list(query).first()
 */
export interface InvestigativeActionList<Include extends keyof InvestigativeActionRelated = never>
  extends Criteria,
    ListOrder<keyof Criteria>,
    ListInclude<Include> {}

export const investigativeActionFields = {
  attributes: {
    title: 'title',
    actionType: 'action_type',
    status: 'status',
    statusUpdatedAt: 'status_updated_at',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
  inclusions: {
    organization: { relation: 'organization', decode: decodeOrganization },
    assignedToActor: { relation: 'assigned_to_actor', decode: decodeActor },
    ...makers,
  },
} satisfies ListFields<keyof Criteria, keyof Attributes>

export const decodeInvestigativeAction = decoder(
  'investigative_actions',
  (record): InvestigativeAction => ({
    id: record.id(),
    title: record.string('title'),
    actionType: record.string('action_type'),
    status: record.string('status'),
    reason: record.string('reason'),
    instructions: record.stringOrNull('instructions'),
    results: record.stringOrNull('results'),
    closeReason: record.stringOrNull('close_reason'),
    classification: record.stringOrNull('classification'),
    statusUpdatedAt: record.date('status_updated_at'),
    createdAt: record.date('created_at'),
    updatedAt: record.date('updated_at'),
    organizationId: record.related('organization'),
    assignedToActorId: record.related('assigned_to_actor'),
    createdById: record.related('created_by'),
    updatedById: record.related('updated_by'),
  }),
)
