export type { Pem, Served, ServeOptions, Timeouts } from './adapters/node-server.ts'
export { ASSUMPTIONS, type Assumptions } from './assumptions.ts'
export type { Tokens } from './begin.ts'
export type { Clock, ClockState, Duration } from './clock.ts'
export type { Explainable } from './explain.ts'
export type {
  BodyFault,
  DropFault,
  Fault,
  FaultPattern,
  LatencyFault,
  Moment,
  RateLimitFault,
  StatusFault,
} from './faults/fault.ts'
export type { AddedFault, Faults, ListedFault } from './faults/faults.ts'
export { type Host, type HostOptions, hostWorlds } from './host.ts'
export type { Incoming } from './incoming.ts'
export type { RecordedCaller, RecordedRequest } from './journal/recorded-request.ts'
export { Mock } from './mock.ts'
export type { MockOptions } from './mock-options.ts'
export type { Profile, ProfileInput } from './profile.ts'
export type { Message, Reply } from './reply.ts'
export type { RouteName } from './route-names.ts'
export { MARKS, type Mark, RULES, type RuleId, type Statement } from './rules/catalogue.ts'
export { fleet } from './scenarios/fleet.ts'
export type { NamedScenario, Scenario } from './scenarios/scenario.ts'
export { SCENARIOS, type ScenarioName } from './scenarios/scenarios.ts'
export type {
  ApiKeySeed,
  InvestigativeActionSeed,
  Seed,
  Seeded,
  SeededApiKey,
  ServiceAccountSeed,
  UserAccountSeed,
} from './seeding/seed.ts'
export { serve } from './serve.ts'
export type { StateChange } from './state/change.ts'
export type {
  ActorState,
  ApiKeyState,
  InvestigativeActionState,
  OrganizationState,
  ServiceAccountState,
  UserAccountState,
} from './state/shown-state.ts'
export type { Snapshot } from './state/snapshot.ts'
export { SurpriseError } from './surprise-error.ts'
export { WorkbenchMock } from './workbench-mock.ts'
