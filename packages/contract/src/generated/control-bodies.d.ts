// Generated from openapi/ by `npm run generate`. Do not edit.
import type { ValidateFunction } from 'ajv'
export const putInScenarios: ValidateFunction
export const restoreSnapshot: ValidateFunction
export const setClock: ValidateFunction
export const advanceClock: ValidateFunction
export const addFault: ValidateFunction
