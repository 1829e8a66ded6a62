import type { ApiError } from '@workbench-sdk/contract/api-errors'
import type { ResourceType } from '@workbench-sdk/contract/model'
import type { OperationId, WritingOperation } from '@workbench-sdk/contract/routes'
import { createApiKey, deleteApiKey, editApiKey } from '../rules/api-keys.ts'
import { createInvestigativeAction, editInvestigativeAction } from '../rules/investigative-actions.ts'
import type { Outcome, RequestBodies, RuleContext } from '../rules/rule.ts'
import { createServiceAccount, deleteServiceAccount, editServiceAccount } from '../rules/service-accounts.ts'
import { addUserAccount, editUserAccount } from '../rules/user-accounts.ts'
import type { OrganizationStore } from '../store/organization-store.ts'
import type { AnyRecord, RecordOf } from '../store/records.ts'

/** Calls a rule with the record in the URL and the validated body. */
export type Command = (
  store: OrganizationStore,
  record: AnyRecord | undefined,
  data: unknown,
  context: RuleContext,
) => Outcome | ApiError

/** The rule for each operation that writes a record. */
const COMMANDS: Readonly<Record<WritingOperation, Command>> = {
  createServiceAccount: creating<'createServiceAccount'>(createServiceAccount),
  updateServiceAccount: editing<'service_accounts', 'updateServiceAccount'>('service_accounts', editServiceAccount),
  deleteServiceAccount: deleting('service_accounts', deleteServiceAccount),
  createApiKey: creating<'createApiKey'>(createApiKey),
  updateApiKey: editing<'api_keys', 'updateApiKey'>('api_keys', editApiKey),
  deleteApiKey: deleting('api_keys', deleteApiKey),
  createUserAccount: creating<'createUserAccount'>(addUserAccount),
  updateUserAccount: editing<'user_accounts', 'updateUserAccount'>('user_accounts', editUserAccount),
  createInvestigativeAction: creating<'createInvestigativeAction'>(createInvestigativeAction),
  updateInvestigativeAction: editing<'investigative_actions', 'updateInvestigativeAction'>(
    'investigative_actions',
    editInvestigativeAction,
  ),
}

export function commandFor(operation: OperationId): Command {
  const commands: { readonly [K in OperationId]?: Command } = COMMANDS
  const command = commands[operation]
  if (!command) throw new Error(`The operation ${operation} does not write a record.`)
  return command
}

// The assertions below are safe, because the operation's generated validator checked the body.

function creating<K extends keyof RequestBodies>(
  rule: (store: OrganizationStore, data: RequestBodies[K], context: RuleContext) => Outcome | ApiError,
): Command {
  return (store, _record, data, context) => rule(store, data as RequestBodies[K], context)
}

function editing<T extends ResourceType, K extends keyof RequestBodies>(
  type: T,
  rule: (
    store: OrganizationStore,
    record: RecordOf[T],
    data: RequestBodies[K],
    context: RuleContext,
  ) => Outcome | ApiError,
): Command {
  return (store, record, data, context) => rule(store, ofType(type, record), data as RequestBodies[K], context)
}

function deleting<T extends ResourceType>(
  type: T,
  rule: (store: OrganizationStore, record: RecordOf[T], context: RuleContext) => Outcome | ApiError,
): Command {
  return (store, record, _data, context) => rule(store, ofType(type, record), context)
}

function ofType<T extends ResourceType>(type: T, record: AnyRecord | undefined): RecordOf[T] {
  if (record?.type !== type) throw new Error(`Expected a record of the type ${type}.`)
  return record as RecordOf[T]
}
