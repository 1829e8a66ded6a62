import type { Output } from '../output.ts'

/** How a report is written. */
export interface Layout {
  /** Whether CSV begins with the names of its columns. */
  readonly header: boolean
  /** Where it is shown. */
  readonly stream: Output
}
