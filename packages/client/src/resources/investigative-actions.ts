import type { components } from '@workbench-sdk/contract/generated/openapi'
import type { WorkbenchPromise } from '../core/api-promise.ts'
import type { CallOptions } from '../core/options.ts'
import type { List } from '../core/pagination.ts'
import { Resource } from '../core/request.ts'
import { attributes, common, date, type Fields, nullable, relatedIds, string } from '../json-api/decode.ts'
import type { Filters, ListInclude, ListOptions } from '../json-api/list-query.ts'
import { checkInput, TEXT } from '../validate-arguments.ts'
import { type Actor, authorIds, authors, decodeActor } from './actors.ts'
import { ORGANIZATIONS, type Organization } from './organizations.ts'
import { changeRecord, getRecord, listRecords, recordType } from './records.ts'

/**
 * The status of an investigative action.
 *
 * @example
 * const over: InvestigativeActionStatus[] = ['CLOSED', 'COMPLETED', 'FAILED']
 * console.log(action.status !== null && over.includes(action.status)) // false
 */
export type InvestigativeActionStatus = components['schemas']['InvestigativeActionStatus'] | (string & {})

/**
 * A step of an investigation, e.g. a task for a person. A field is null if Workbench does not report it.
 *
 * @example
 * const task = ({ title, reason, instructions }: InvestigativeAction) => [title, reason, instructions ?? ''].join('\n')
 * console.log(task(action))
 */
export interface InvestigativeAction {
  readonly id: string
  readonly title: string | null
  /** For example `MANUAL`. */
  readonly actionType: string | null
  readonly status: InvestigativeActionStatus | null
  /** The reason for the action. */
  readonly reason: string | null
  readonly instructions: string | null
  readonly results: string | null
  readonly closeReason: string | null
  readonly classification: string | null
  readonly statusUpdatedAt: Date | null
  readonly createdAt: Date | null
  readonly updatedAt: Date | null
  readonly organizationId: string | null
  readonly assignedToActorId: string | null
  readonly createdById: string | null
  readonly updatedById: string | null
}

/**
 * The related records that a list of investigative actions can include.
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

/**
 * The outcome of an investigative action.
 *
 * @example
 * const completion: CompletionInput = { results: 'The login was expected.' }
 * await workbench.investigativeActions.complete(action, completion)
 */
export interface CompletionInput {
  /** The findings. */
  readonly results?: string | undefined
}

const fields = {
  ...common,
  ...attributes({
    title: string,
    actionType: string,
    status: string,
    reason: string,
    instructions: nullable(string),
    results: nullable(string),
    closeReason: nullable(string),
    classification: nullable(string),
    statusUpdatedAt: date,
  }),
  ...relatedIds('organization', 'assignedToActor'),
  ...authorIds,
} satisfies Fields<InvestigativeAction, 'investigative_actions'>

const FILTERABLE = ['title', 'actionType', 'status', 'statusUpdatedAt', 'createdAt', 'updatedAt'] as const
type Filterable = (typeof FILTERABLE)[number]

/**
 * The query for a list of investigative actions. An action must match all filters.
 *
 * @example
 * const query = { status: 'RUNNING', sort: 'statusUpdatedAt' } satisfies InvestigativeActionListQuery
 * const waitingLongest = await workbench.investigativeActions.list(query).first()
 */
export interface InvestigativeActionListQuery<Include extends keyof InvestigativeActionRelated = never>
  extends Filters<InvestigativeAction, Filterable>,
    ListOptions<Filterable>,
    ListInclude<Include> {}

const INVESTIGATIVE_ACTIONS = recordType<InvestigativeAction, 'investigative_actions', Filterable>(
  'investigative_actions',
  'action',
  fields,
  FILTERABLE,
  {
    organization: ORGANIZATIONS.decode,
    assignedToActor: decodeActor,
    ...authors,
  } satisfies Record<keyof InvestigativeActionRelated, unknown>,
)

/**
 * Investigative actions, the work of analysts. Rule `analyst-work`.
 *
 * @example
 * const action = await workbench.investigativeActions.list({ status: 'RUNNING' }).first()
 * if (action) await workbench.investigativeActions.complete(action, { results: 'The login was expected.' })
 */
export class InvestigativeActions extends Resource {
  /** @internal The public name, including in minified code. */
  static override get name(): string {
    return 'InvestigativeActions'
  }

  /**
   * Lists actions. Await the list to fetch the first page, or iterate over it to fetch all records.
   *
   * @example
   * for await (const action of workbench.investigativeActions.list({ status: 'RUNNING' })) console.log(action.title)
   */
  list<const Include extends keyof InvestigativeActionRelated = never>(
    query?: InvestigativeActionListQuery<Include>,
    options?: CallOptions,
  ): List<InvestigativeAction & Pick<InvestigativeActionRelated, Include>> {
    return listRecords(this.client, INVESTIGATIVE_ACTIONS, query, options)
  }

  /**
   * Fetches an action.
   *
   * @example
   * const { status } = await workbench.investigativeActions.get(action.id)
   * console.log(status) // RUNNING
   */
  get(action: InvestigativeAction | string, options?: CallOptions): WorkbenchPromise<InvestigativeAction> {
    return getRecord(this.client, INVESTIGATIVE_ACTIONS, action, options)
  }

  /**
   * Marks an action as completed, with its results.
   *
   * @example
   * await workbench.investigativeActions.complete(action, { results: 'The login was expected.' })
   */
  complete(
    action: InvestigativeAction | string,
    completion: CompletionInput = {},
    options?: CallOptions,
  ): WorkbenchPromise<InvestigativeAction> {
    return changeRecord(this.client, INVESTIGATIVE_ACTIONS, action, options, () => {
      const { results } = checkInput('investigativeActions.complete', completion, { results: TEXT })
      return { status: 'COMPLETED' as const, results }
    })
  }
}
