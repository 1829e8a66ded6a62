import Table from 'cli-table3'

/** The maximum width of a prose column. */
const MAX_TEXT = 70

/** Formats rows for a terminal. Wraps the last column, which contains prose. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widest = Math.max(...rows.map(row => row.at(-1)?.length ?? 0), head.at(-1)?.length ?? 0)
  const table = new Table({
    head: [...head],
    colWidths: [...head.slice(1).map(() => null), Math.min(widest, MAX_TEXT) + 2],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  })
  table.push(...rows.map(row => [...row]))
  return `${table.toString()}\n`
}
