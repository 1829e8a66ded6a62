import { stringify } from 'csv-stringify/sync'
import { oneLine } from '../describe.ts'
import type { Report } from '../report.ts'
import type { Layout } from './layout.ts'
import { fields, recordOf } from './record.ts'

/** Prefixes names with ' if a spreadsheet would interpret them as formulas. */
export function csv({ keys }: Report, { header, stream }: Layout): string {
  return stringify(keys.map(recordOf), {
    columns: Object.keys(fields),
    header,
    escape_formulas: true,
    // In some locales, spreadsheets split at semicolons, and would interpret the text after one as a formula.
    quoted_string: true,
    cast: { boolean: String, string: text => (stream.isTTY ? oneLine(text) : text) },
  })
}
