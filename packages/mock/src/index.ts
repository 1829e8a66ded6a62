export { ASSUMPTIONS, type Assumptions } from '@workbench-sdk/contract/assumptions'
export type { Duration } from '@workbench-sdk/contract/duration'
export type { Profile, ProfileInput } from '@workbench-sdk/contract/profile'
export { EVIDENCE_LEVELS, type Evidence, type Requirement, RULES, type RuleId } from '@workbench-sdk/contract/rules'
export type { RouteName } from './engine/router.ts'
export type {
  BodyFault,
  DropFault,
  Fault,
  FaultPattern,
  FaultTiming,
  LatencyFault,
  RateLimitFault,
  StatusFault,
} from './faults/fault.ts'
export type { AddedFault, Faults, ListedFault } from './faults/fault-list.ts'
export type { Tokens } from './fixtures/initial-state.ts'
export type { NamedScenario, Scenario } from './fixtures/scenarios.ts'
export { fleet, SCENARIOS, type ScenarioName } from './fixtures/scenarios.ts'
export type {
  ApiKeySeed,
  InvestigativeActionSeed,
  Seed,
  Seeded,
  SeededApiKey,
  ServiceAccountSeed,
  UserAccountSeed,
} from './fixtures/seed.ts'
export { createHost, type Host, type HostOptions } from './host/host.ts'
export { serve } from './host/serve.ts'
export type {
  ActorState,
  ApiKeyState,
  InvestigativeActionState,
  OrganizationState,
  ServiceAccountState,
  StateLists,
  StateOf,
  UserAccountState,
} from './json-api/state.ts'
export { WorkbenchMock } from './mock/mock.ts'
export type { MockOptions } from './mock/options.ts'
export type { Clock, ClockState } from './platform/clock.ts'
export type { MockRequest, MockResponse } from './platform/http-message.ts'
export type { Explainable } from './recording/explain.ts'
export type { RecordedCaller, RecordedHeaders, RecordedRequest } from './recording/recorded-request.ts'
export { UnhandledRequestError } from './recording/unhandled-request-error.ts'
export type { StateChange } from './store/changes.ts'
export type { Snapshot } from './store/snapshot.ts'
export type { MockServer, Pem, ServeOptions, Timeouts } from './transports/http/server.ts'
