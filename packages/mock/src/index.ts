export type { Served, ServeOptions } from './adapters/node-server.ts'
export { ASSUMPTIONS, type Assumptions } from './assumptions.ts'
export type { Clock, Duration } from './clock.ts'
export type { Profile, ProfileInput } from './profile.ts'
export { MARKS, type Mark, RULES, type RuleId, type Statement } from './rules/catalogue.ts'
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
export { type Tokens, WorkbenchMock, type WorkbenchMockOptions } from './workbench-mock.ts'
