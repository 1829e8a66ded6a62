export type { Deployment, Login, Report, Result, Verdict } from '@workbench-sdk/conformance'
export { CASES, type ConformanceOptions, DeploymentError, profileOf, runConformance } from '@workbench-sdk/conformance'
export type { AssumptionName, Assumptions } from '@workbench-sdk/contract/assumptions'
