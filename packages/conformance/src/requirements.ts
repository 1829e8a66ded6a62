import { RULES } from '@workbench-sdk/contract/rules'
import { WIRE_REQUIREMENTS } from './wire-requirements.ts'

/** Everything that is said about Workbench: the rules that the mock keeps, and the rows of the wire contract. */
export const REQUIREMENTS = { ...RULES, ...WIRE_REQUIREMENTS }
export type RequirementId = keyof typeof REQUIREMENTS
