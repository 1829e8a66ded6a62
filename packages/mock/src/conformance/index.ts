import { SECTIONS } from './sections.ts'

export type { AssumptionName, Assumptions } from '../assumptions.ts'
export type { Deployment, Login } from './deployment.ts'
export { profileOf } from './profile-of.ts'
export type { Report, Result, Verdict } from './report.ts'
export { type ConformanceOptions, DeploymentError, runConformance } from './run-conformance.ts'

/** What each case is called, and what it says. */
export const CASES: readonly { readonly id: string; readonly says: string }[] = SECTIONS.flatMap(({ cases }) => cases)
