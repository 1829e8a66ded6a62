import { stringify } from 'csv-stringify/sync'
import { oneLine } from '../../output/text.ts'
import type { Report } from '../report.ts'
import type { Layout } from './layout.ts'
import { fields, recordOf } from './record.ts'

/**
 * Text that no spreadsheet interprets as a formula: it begins with a letter or a digit of any script. Everything else gets a `'`:
 * spreadsheets also skip blanks, line ends and invisible characters in front of a formula, and each has its own list of them.
 */
const HARMLESS = /^(?:[\p{L}\p{N}]|$)/u

/** Prefixes names with ' if a spreadsheet could interpret them as formulas. */
export function csv({ keys }: Report, { header, stream }: Layout): string {
  return stringify(keys.map(recordOf), {
    columns: Object.keys(fields),
    header,
    // In some locales, spreadsheets split at semicolons, and would interpret the text after one as a formula.
    quoted_string: true,
    cast: { boolean: String, string: text => guard(stream.isTTY ? oneLine(text) : text) },
  })
}

function guard(text: string): string {
  return HARMLESS.test(text) ? text : `'${text}`
}
