import { withoutFormula } from '@workbench-sdk/internal/spreadsheet'
import { stringify } from 'csv-stringify/sync'
import { oneLine } from '../../output/text.ts'
import type { Report } from '../report.ts'
import type { Layout } from './layout.ts'
import { fields, recordOf } from './record.ts'

/** Adds a ' before names that a spreadsheet could interpret as formulas. */
export function csv({ keys }: Report, { header, stream }: Layout): string {
  return stringify(keys.map(recordOf), {
    columns: Object.keys(fields),
    header,
    // In some locales, spreadsheets split text at semicolons, and would interpret the text after a semicolon as a formula.
    quoted_string: true,
    cast: { boolean: String, string: text => withoutFormula(stream.isTTY ? oneLine(text) : text) },
  })
}
