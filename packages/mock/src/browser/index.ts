export { type StartedWorkbench, type StartHostOptions, type StartOptions, startWorkbench } from './start-workbench.ts'
