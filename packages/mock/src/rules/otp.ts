import { type Refusal, refuse } from '../refusals.ts'
import type { RuleId } from './catalogue.ts'
import type { Otp } from './rule.ts'

/** The refusal of whoever has not sent the right one-time code. The 401 is the step to the second call. */
export function needsOtp(otp: Otp, rule: RuleId): Refusal | undefined {
  if (otp === 'missing') return refuse.unauthenticated('Send the one-time code, too.', rule)
  if (otp === 'wrong') return refuse.unauthenticated('The one-time code is not right.', rule)
  return undefined
}
