export { Workbench } from './client.ts'
export type { ResponseInfo, WorkbenchPromise, WorkbenchResponse } from './core/api-promise.ts'
export type { TokenSource } from './core/authorization.ts'
export type {
  CallLimits,
  CallOptions,
  Fetch,
  FetchHeaders,
  FetchInit,
  FetchResponse,
  WorkbenchOptions,
} from './core/options.ts'
export type { List } from './core/pagination.ts'
export type { RequestInput, RequestMethod, RequestPath, RequestResult, WithSecrets } from './core/raw-request.ts'
export {
  AbortedError,
  type AcceptedChange,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ConnectionError,
  type ErrorDetails,
  IntermediaryError,
  InvalidArgumentError,
  InvalidQueryError,
  type LookupQuery,
  MismatchError,
  NotFoundError,
  OutcomeUnknownError,
  PermissionDeniedError,
  ProtocolError,
  RateLimitError,
  type RecordWithSecret,
  ServerError,
  TimeoutError,
  UnsupportedOperationError,
  ValidationError,
  type ValidationIssue,
  WorkbenchError,
} from './errors.ts'
export type { Page } from './json-api/decode.ts'
export type { ListInclude, ListOptions } from './json-api/list-query.ts'
export {
  after,
  anyOf,
  before,
  between,
  contains,
  type FilterValue,
  isNull,
  type Matcher,
  not,
  startsWith,
} from './json-api/list-query.ts'
export type { LoginInput } from './login.ts'
export type {
  CallEvent,
  DeviationEvent,
  ErrorEvent,
  Hooks,
  Logger,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
} from './observability/hooks.ts'
export type { AttemptSpan, TracedAttempt, Tracing } from './observability/tracing.ts'
export type { Actor, ActorType } from './resources/actors.ts'
export type {
  AccountKeyListQuery,
  ApiKey,
  ApiKeyChanges,
  ApiKeyInput,
  ApiKeyListQuery,
  ApiKeyRelated,
  ApiKeys,
  CreatedApiKey,
} from './resources/api-keys.ts'
export type {
  CompletionInput,
  InvestigativeAction,
  InvestigativeActionListQuery,
  InvestigativeActionRelated,
  InvestigativeActionStatus,
  InvestigativeActions,
} from './resources/investigative-actions.ts'
export type { Organization, OrganizationListQuery, Organizations } from './resources/organizations.ts'
export type {
  AssignableRole,
  ServiceAccount,
  ServiceAccountInput,
  ServiceAccountListQuery,
  ServiceAccountRelated,
  ServiceAccountRole,
  ServiceAccounts,
} from './resources/service-accounts.ts'
export type {
  UserAccount,
  UserAccountInput,
  UserAccountListQuery,
  UserAccountRelated,
  UserAccounts,
} from './resources/user-accounts.ts'
export { Secret } from './secret.ts'
