import { RULES } from '@workbench-sdk/contract/rules'
import { ROWS } from './rows.ts'

/** Everything that is said about Workbench: the rules that the mock keeps, and the rows of the wire contract. */
export const STATEMENTS = { ...RULES, ...ROWS }
export type StatementId = keyof typeof STATEMENTS
