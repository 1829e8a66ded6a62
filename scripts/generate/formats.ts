import { isId } from '../../packages/contract/src/ids.ts'
import { parseTimestamp } from '../../packages/internal/src/timestamp.ts'

/**
 * The formats that the generated validators call. Those of ids and timestamps are the same as everywhere else in the mock. This file is
 * bundled into each file of validators, so it imports no library.
 */
export const formats = {
  password: () => true,
  uuid: isId,
  'date-time': (text: string) => parseTimestamp(text) !== undefined,
}
