import { isId } from '../../packages/contract/src/ids.ts'
import { parseTimestamp } from '../../packages/internal/src/timestamp.ts'

/**
 * The formats used by the generated validators. Ids and timestamps have the same formats everywhere in the mock. This file is
 * bundled into each validator file, so it does not import any library.
 */
export const formats = {
  password: () => true,
  uuid: isId,
  'date-time': (text: string) => parseTimestamp(text) !== undefined,
}
