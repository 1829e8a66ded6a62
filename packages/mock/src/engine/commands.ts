import type { ApiError } from '@workbench-sdk/contract/api-errors'
import type { ResourceType } from '@workbench-sdk/contract/model'
import type { OperationId, WritingOperation } from '@workbench-sdk/contract/routes'
import { createApiKey, deleteApiKey, editApiKey } from '../rules/api-keys.ts'
import { createInvestigativeAction, editInvestigativeAction } from '../rules/investigative-actions.ts'
import type { Outcome, RequestBodies, RuleContext } from '../rules/rule.ts'
import { createServiceAccount, deleteServiceAccount, editServiceAccount } from '../rules/service-accounts.ts'
import { createUserAccount, editUserAccount } from '../rules/user-accounts.ts'
import type { AnyRecord, RecordOf } from '../store/records.ts'
import type { Store } from '../store/store.ts'

/** A rule, with the record that the URL names put into it and the body that was validated for its operation. */
export type Command = (
  store: Store,
  record: AnyRecord | undefined,
  data: unknown,
  context: RuleContext,
) => Outcome | ApiError

type Result = Outcome | ApiError

/** Which rule each operation that writes a record comes to. */
const commands: Readonly<Record<WritingOperation, Command>> = {
  createServiceAccount: creating<'createServiceAccount'>(createServiceAccount),
  updateServiceAccount: editing<'service_accounts', 'updateServiceAccount'>('service_accounts', editServiceAccount),
  deleteServiceAccount: deleting('service_accounts', deleteServiceAccount),
  createApiKey: creating<'createApiKey'>(createApiKey),
  updateApiKey: editing<'api_keys', 'updateApiKey'>('api_keys', editApiKey),
  deleteApiKey: deleting('api_keys', deleteApiKey),
  createUserAccount: creating<'createUserAccount'>(createUserAccount),
  updateUserAccount: editing<'user_accounts', 'updateUserAccount'>('user_accounts', editUserAccount),
  createInvestigativeAction: creating<'createInvestigativeAction'>(createInvestigativeAction),
  updateInvestigativeAction: editing<'investigative_actions', 'updateInvestigativeAction'>(
    'investigative_actions',
    editInvestigativeAction,
  ),
}

export function commandFor(operation: OperationId): Command {
  const command = (commands as Partial<Record<OperationId, Command>>)[operation]
  if (!command) throw new Error(`${operation} writes no record.`)
  return command
}

// The validator that is generated for an operation has seen its body: that is what each assertion below rests on.

function creating<K extends keyof RequestBodies>(
  rule: (store: Store, data: RequestBodies[K], context: RuleContext) => Result,
): Command {
  return (store, _record, data, context) => rule(store, data as RequestBodies[K], context)
}

function editing<T extends ResourceType, K extends keyof RequestBodies>(
  type: T,
  rule: (store: Store, record: RecordOf[T], data: RequestBodies[K], context: RuleContext) => Result,
): Command {
  return (store, record, data, context) => rule(store, named(type, record), data as RequestBodies[K], context)
}

function deleting<T extends ResourceType>(
  type: T,
  rule: (store: Store, record: RecordOf[T], context: RuleContext) => Result,
): Command {
  return (store, record, _data, context) => rule(store, named(type, record), context)
}

function named<T extends ResourceType>(type: T, record: AnyRecord | undefined): RecordOf[T] {
  if (record?.type !== type) throw new Error(`The rule is for a record of ${type}.`)
  return record as RecordOf[T]
}
