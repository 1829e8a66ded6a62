import { fullFormats } from 'ajv-formats/dist/formats.js'
import { isId } from '../../packages/contract/src/ids.ts'
import { parseTimestamp } from '../../packages/internal/src/timestamp.ts'

/** The formats of the generated validators. Those of ids and timestamps are the same as everywhere else in the mock. */
export const formats = {
  email: fullFormats.email,
  uri: fullFormats.uri,
  password: () => true,
  uuid: isId,
  'date-time': (text: string) => parseTimestamp(text) !== undefined,
}
