import { isEmail } from '../../packages/contract/src/email.ts'
import { isId } from '../../packages/contract/src/ids.ts'
import { parseTimestamp } from '../../packages/internal/src/timestamp.ts'

/**
 * The formats used by the generated validators. Email addresses, ids and timestamps have the same formats everywhere in the mock. This file is
 * bundled into each validator file, so it does not import any library.
 */
export const formats = {
  password: () => true,
  email: isEmail,
  uuid: isId,
  'date-time': (text: string) => parseTimestamp(text) !== undefined,
}
