import { checkInput, idOf } from '../arguments.ts'
import { one } from '../json-api.ts'
import { listing } from '../listing.ts'
import type { CallOptions } from '../options.ts'
import type { List } from '../pagination.ts'
import type { WorkbenchPromise } from '../promise.ts'
import {
  decodeInvestigativeAction,
  type InvestigativeAction,
  type InvestigativeActionList,
  type InvestigativeActionRelated,
  investigativeActionFields,
} from '../records/investigative-action.ts'
import type { Transport } from '../transport.ts'

/**
 * What an investigative action is completed with.
 *
 * @example
 * const completion: Completion = { results: 'The login was expected.' }
 * await workbench.investigativeActions.complete(action, completion)
 */
export interface Completion {
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
    query?: InvestigativeActionList<Include>,
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
    completion?: Completion,
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
        checkInput<Completion>('investigativeActions.complete', completion, { results: 'text' })
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
