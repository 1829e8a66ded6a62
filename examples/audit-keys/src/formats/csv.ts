import { stringify } from 'csv-stringify/sync'
import { oneLine } from '../describe.ts'
import type { Report } from '../report.ts'
import type { Layout } from './layout.ts'
import { fields, recordOf } from './record.ts'

/** A name that a spreadsheet would take for a formula gets a ' before it. */
export function csv({ keys }: Report, { header, stream }: Layout): string {
  return stringify(keys.map(recordOf), {
    columns: Object.keys(fields),
    header,
    escape_formulas: true,
    // Spreadsheets of some countries split at semicolons, and would find a formula behind one.
    quoted_string: true,
    cast: { boolean: String, string: text => (stream.isTTY ? oneLine(text) : text) },
  })
}
