import type { Output } from '../../output/stream.ts'

/** How to format a report. */
export interface Layout {
  /** Whether CSV has a header line. */
  readonly header: boolean
  /** The stream that the report is written to. */
  readonly stream: Output
}
