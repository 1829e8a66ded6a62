export type { TokenSource } from './credentials.ts'
export {
  AbortedError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ConnectionError,
  type ErrorFacts,
  InvalidArgumentError,
  InvalidQueryError,
  type LookFor,
  NotFoundError,
  OutcomeUnknownError,
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
export {
  after,
  anyOf,
  before,
  between,
  contains,
  isNull,
  type Matcher,
  type Matching,
  not,
  startsWith,
} from './filters.ts'
export type { Page } from './json-api.ts'
export type { LoginInput } from './login.ts'
export type { CallEvent, ErrorEvent, Hooks, Logger, RequestEvent, ResponseEvent, RetryEvent } from './observe.ts'
export type { CallLimits, CallOptions, WorkbenchOptions } from './options.ts'
export type { List } from './pagination.ts'
export type { ResponseFacts, WorkbenchPromise, WorkbenchResponse } from './promise.ts'
export type { ListInclude, ListOrder } from './query.ts'
export type { Actor, ActorType } from './records/actor.ts'
export type { AccountKeyList, ApiKey, ApiKeyList, ApiKeyRelated, CreatedApiKey } from './records/api-key.ts'
export type {
  InvestigativeAction,
  InvestigativeActionList,
  InvestigativeActionRelated,
  InvestigativeActionStatus,
} from './records/investigative-action.ts'
export type { Organization, OrganizationList } from './records/organization.ts'
export type { ServiceAccount, ServiceAccountList, ServiceAccountRelated } from './records/service-account.ts'
export type { UserAccount, UserAccountList, UserAccountRelated } from './records/user-account.ts'
export type { RequestInput, RequestMethod, RequestPath, RequestResult, Sealed } from './request.ts'
export type { ApiKeyChanges, ApiKeyInput, ApiKeys } from './resources/api-keys.ts'
export type { Completion, InvestigativeActions } from './resources/investigative-actions.ts'
export type { Organizations } from './resources/organizations.ts'
export type { ServiceAccountInput, ServiceAccounts } from './resources/service-accounts.ts'
export type { UserAccountInput, UserAccounts } from './resources/user-accounts.ts'
export type { AssignableRole, ServiceAccountRole } from './roles.ts'
export { Secret } from './secret.ts'
export type { AttemptSpan, TracedAttempt, Tracing } from './tracing.ts'
export { Workbench } from './workbench.ts'
