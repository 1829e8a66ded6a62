import { printJson } from '../../output/json.ts'
import type { Report } from '../report.ts'
import { csv } from './csv.ts'
import { json } from './json.ts'
import type { Layout } from './layout.ts'
import { table } from './table.ts'

export const formats = {
  table,
  csv,
  json: report => printJson(json(report)),
} satisfies Record<string, (report: Report, layout: Layout) => string>

export type Format = keyof typeof formats
