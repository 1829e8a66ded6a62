import type { components } from '@workbench-sdk/contract/generated/openapi'
import type { WorkbenchPromise } from '../core/api-promise.ts'
import type { CallOptions } from '../core/options.ts'
import { type List, listing } from '../core/pagination.ts'
import type { Transport } from '../core/request.ts'
import { decoder, one } from '../json-api/decode.ts'
import type { FilterValue } from '../json-api/filters.ts'
import type { ListFields, ListInclude, ListOptions } from '../json-api/list-query.ts'
import { checkInput, idOf } from '../validate-arguments.ts'
import { type Actor, decodeActor, makers } from './actors.ts'
import { decodeOrganization, type Organization } from './organizations.ts'

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
  readonly title?: FilterValue<string>
  readonly actionType?: FilterValue<string>
  readonly status?: FilterValue<InvestigativeActionStatus>
  readonly statusUpdatedAt?: FilterValue<Date>
  readonly createdAt?: FilterValue<Date>
  readonly updatedAt?: FilterValue<Date>
}

/**
 * What to list, and how. Several filters have to hold together.
 *
 * @example
 * const query = { status: 'RUNNING', sort: 'statusUpdatedAt' } satisfies InvestigativeActionListQuery
 * const waitingLongest = await workbench.investigativeActions.list(query).first()
 */
export interface InvestigativeActionListQuery<Include extends keyof InvestigativeActionRelated = never>
  extends Criteria,
    ListOptions<keyof Criteria>,
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

/**
 * What an investigative action is completed with.
 *
 * @example
 * const completion: CompletionInput = { results: 'The login was expected.' }
 * await workbench.investigativeActions.complete(action, completion)
 */
export interface CompletionInput {
  /** What was found. */
  readonly results?: string
}

/**
 * Investigative actions, which analysts work on. Rule `analyst-work`. Each method throws a `WorkbenchError`.
 *
 * @example
 * const action = await workbench.investigativeActions.list({ status: 'RUNNING' }).first()
 * if (action) await workbench.investigativeActions.complete(action, { results: 'The login was expected.' })
 */
export interface InvestigativeActions {
  /**
   * Lists actions: await it for a page, iterate over it for all.
   *
   * @example
   * for await (const action of workbench.investigativeActions.list({ status: 'RUNNING' })) console.log(action.title)
   */
  list<const Include extends keyof InvestigativeActionRelated = never>(
    query?: InvestigativeActionListQuery<Include>,
    options?: CallOptions,
  ): List<InvestigativeAction & Pick<InvestigativeActionRelated, Include>>
  /**
   * Reads an action.
   *
   * @example
   * const { status } = await workbench.investigativeActions.get(action.id)
   * console.log(status) // RUNNING
   */
  get(action: InvestigativeAction | string, options?: CallOptions): WorkbenchPromise<InvestigativeAction>
  /**
   * Marks an action as completed, with what was found.
   *
   * @example
   * await workbench.investigativeActions.complete(action, { results: 'The login was expected.' })
   */
  complete(
    action: InvestigativeAction | string,
    completion?: CompletionInput,
    options?: CallOptions,
  ): WorkbenchPromise<InvestigativeAction>
}

export function investigativeActions(transport: Transport): InvestigativeActions {
  return {
    list(query, options) {
      return listing(transport, {
        query,
        fields: investigativeActionFields,
        options,
        decode: decodeInvestigativeAction,
        send: (api, init, query) => api.GET('/api/v2/investigative_actions', { ...init, params: { query } }),
      })
    },
    get(action, options) {
      return transport.call(options, () => {
        const id = idOf(action, 'action')
        return {
          send: (api, init) => api.GET('/api/v2/investigative_actions/{id}', { ...init, params: { path: { id } } }),
          decode: one(decodeInvestigativeAction),
        }
      })
    },
    complete(action, completion = {}, options) {
      return transport.call(options, () => {
        const id = idOf(action, 'action')
        checkInput<CompletionInput>('investigativeActions.complete', completion, { results: 'text' })
        const attributes = { status: 'COMPLETED' as const, ...completion }
        return {
          send: (api, init) =>
            api.PATCH('/api/v2/investigative_actions/{id}', {
              ...init,
              params: { path: { id } },
              body: { data: { type: 'investigative_actions', id, attributes } },
            }),
          decode: one(decodeInvestigativeAction),
        }
      })
    },
  }
}
