// Generated from openapi/ by `npm run generate`. Do not edit.
import type { ValidateFunction } from 'ajv'
export const getMock: ValidateFunction
export const getHealth: ValidateFunction
export const getControlDocument: ValidateFunction
export const getState: ValidateFunction
export const seed: ValidateFunction
export const listScenarios: ValidateFunction
export const putInScenarios: ValidateFunction
export const reset: ValidateFunction
export const getSnapshot: ValidateFunction
export const restoreSnapshot: ValidateFunction
export const getClock: ValidateFunction
export const setClock: ValidateFunction
export const resumeClock: ValidateFunction
export const advanceClock: ValidateFunction
export const listFaults: ValidateFunction
export const addFault: ValidateFunction
export const clearFaults: ValidateFunction
export const removeFault: ValidateFunction
export const listRequests: ValidateFunction
export const clearRequests: ValidateFunction
export const streamRequests: ValidateFunction
export const getRequest: ValidateFunction
export const listWorlds: ValidateFunction
export const deleteWorld: ValidateFunction
