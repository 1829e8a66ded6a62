export type { Deployment, Login, Outcome, Report, Result } from '@workbench-sdk/conformance'
export {
  CASES,
  type ConformanceOptions,
  createProfile,
  DeploymentError,
  runConformance,
} from '@workbench-sdk/conformance'
export type { AssumptionName, Assumptions } from '@workbench-sdk/contract/assumptions'
