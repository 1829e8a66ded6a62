export {
  AbortedError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ConnectionError,
  type ErrorFacts,
  InvalidArgumentError,
  InvalidQueryError,
  NotFoundError,
  PermissionDeniedError,
  ProtocolError,
  RateLimitError,
  ServerError,
  TimeoutError,
  UnsupportedOperationError,
  ValidationError,
  type ValidationIssue,
  WorkbenchError,
} from './errors.ts'
export type { Page } from './json-api.ts'
export type { CallOptions, WorkbenchOptions } from './options.ts'
export type { List } from './pagination.ts'
export type { ApiKey, ApiKeyChanges, ApiKeyInput, ApiKeyList, ApiKeys, CreatedApiKey } from './resources/api-keys.ts'
export type {
  Completion,
  InvestigativeAction,
  InvestigativeActionList,
  InvestigativeActionStatus,
  InvestigativeActions,
} from './resources/investigative-actions.ts'
export type { Organization, OrganizationList, Organizations } from './resources/organizations.ts'
export type {
  ServiceAccount,
  ServiceAccountInput,
  ServiceAccountList,
  ServiceAccounts,
} from './resources/service-accounts.ts'
export type { UserAccount, UserAccountInput, UserAccountList, UserAccounts } from './resources/user-accounts.ts'
export type { AssignableRole, ServiceAccountRole } from './roles.ts'
export { Secret } from './secret.ts'
export { Workbench } from './workbench.ts'
