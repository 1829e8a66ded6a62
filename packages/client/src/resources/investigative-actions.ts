import { checkInput, idOf } from '../arguments.ts'
import type { components } from '../generated/openapi.ts'
import { decoder, one } from '../json-api.ts'
import { listing } from '../listing.ts'
import type { CallOptions } from '../options.ts'
import type { List } from '../pagination.ts'
import type { ListFields, ListOrder } from '../query.ts'
import type { Transport } from '../transport.ts'

type Attributes = components['schemas']['InvestigativeActionAttributes']

/** How far an investigative action is. */
export type InvestigativeActionStatus = components['schemas']['InvestigativeActionStatus'] | (string & {})

/** A step of an investigation, such as one that a person is asked to carry out. */
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

/** What to list, and how. Several filters have to hold together; each is for equality. */
export interface InvestigativeActionList
  extends ListOrder<'title' | 'status' | 'statusUpdatedAt' | 'createdAt' | 'updatedAt'> {
  readonly title?: string
  readonly actionType?: string
  readonly status?: InvestigativeActionStatus
}

/** What an investigative action is completed with. */
export interface Completion {
  /** What was found. */
  readonly results?: string
}

/** Investigative actions, which analysts work on. Rule `analyst-work`. Each method throws a `WorkbenchError`. */
export interface InvestigativeActions {
  /**
   * Lists actions: await it for a page, iterate over it for all.
   *
   * @example
   * for await (const action of workbench.investigativeActions.list({ status: 'RUNNING' })) console.log(action.title)
   */
  list(query?: InvestigativeActionList, options?: CallOptions): List<InvestigativeAction>
  /**
   * Reads an action.
   *
   * @example
   * const { status } = await workbench.investigativeActions.get(id)
   */
  get(action: InvestigativeAction | string, options?: CallOptions): Promise<InvestigativeAction>
  /**
   * Marks an action as completed, with what was found.
   *
   * @example
   * await workbench.investigativeActions.complete(action, { results: 'The login was expected.' })
   */
  complete(
    action: InvestigativeAction | string,
    completion?: Completion,
    options?: CallOptions,
  ): Promise<InvestigativeAction>
}

const fields = {
  filter: { title: 'title', actionType: 'action_type', status: 'status' },
  sort: {
    title: 'title',
    status: 'status',
    statusUpdatedAt: 'status_updated_at',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
} satisfies ListFields<Exclude<keyof InvestigativeActionList, keyof ListOrder<never>>, keyof Attributes>

const decode = decoder(
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

export function investigativeActions(transport: Transport): InvestigativeActions {
  return {
    list(query, options) {
      return listing(transport, {
        query,
        fields,
        options,
        decode,
        send: (api, init, query) => api.GET('/api/v2/investigative_actions', { ...init, params: { query } }),
      })
    },
    async get(action, options) {
      const id = idOf(action, 'action')
      return transport.call({
        options,
        send: (api, init) => api.GET('/api/v2/investigative_actions/{id}', { ...init, params: { path: { id } } }),
        decode: one(decode),
      })
    },
    async complete(action, completion = {}, options) {
      const id = idOf(action, 'action')
      checkInput<Completion>('investigativeActions.complete', completion, { results: 'text' })
      const attributes = { status: 'COMPLETED' as const, ...completion }
      return transport.call({
        options,
        send: (api, init) =>
          api.PATCH('/api/v2/investigative_actions/{id}', {
            ...init,
            params: { path: { id } },
            body: { data: { type: 'investigative_actions', id, attributes } },
          }),
        decode: one(decode),
      })
    },
  }
}
