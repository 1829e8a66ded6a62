export { type StartedWorkbench, type StartOptions, startWorkbench } from './start-workbench.ts'
