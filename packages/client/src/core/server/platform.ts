import { decoded, redactHidden } from '@workbench-sdk/internal/redact'
import { suggest } from '@workbench-sdk/internal/suggest'
import { timeLimit } from '@workbench-sdk/internal/time'
import { checkFilters } from '../../json-api/list-query.ts'
import type { platform } from '../../platform.ts'
import { checkUsable } from '../options.ts'
import { explainConnectionFailure } from './connection-failure.ts'
import { compareWithContract } from './contract-paths.ts'
import { redactedCopy } from './redacted-copy.ts'
import { retryAfterSeconds } from './retry-after.ts'
import { chunksOf, environment, isWithin, noStore, safeHeaders, validHeaders } from './runtime.ts'
import { TOKEN_MISTAKES } from './token-mistakes.ts'

/** The platform for Node, Bun, Deno and workerd. */
export const serverPlatform: typeof platform = {
  explain: explainConnectionFailure,
  tokenMistakes: TOKEN_MISTAKES,
  environment,
  suggest,
  checkFilters,
  checkOptions: checkUsable,
  checkRequest: compareWithContract,
  validHeaders,
  copyError: (thrown, printable) => redactedCopy(thrown, printable),
  safeHeaders,
  chunksOf,
  decoded,
  redact: redactHidden,
  retryAfterSeconds,
  timeLimit,
  noStore,
  isWithin,
}
