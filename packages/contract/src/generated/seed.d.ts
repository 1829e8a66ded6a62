// Generated from openapi/ by `npm run generate`. Do not edit.
import type { ValidateFunction } from 'ajv'
export const seed: ValidateFunction
