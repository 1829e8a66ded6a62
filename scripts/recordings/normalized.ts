const TIMESTAMP = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g
/** The start time shown in the recordings. */
const START = Date.parse('2026-11-27T09:00:00Z')
const UNIT = 5_000

/** Replaces values that differ between runs: times, durations and ports. Throws if the output contains a secret. */
export function normalized(output: string): string {
  if (/wbmock_\w+/.test(output)) throw new Error('The output contains a secret.')
  const [first = ''] = output.match(TIMESTAMP) ?? []
  return output
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:4010')
    .replaceAll(/in \d+(?:\.\d+)? s\b/g, 'in 1 s')
    .replaceAll(TIMESTAMP, time => shown(Date.parse(time) - Date.parse(first)))
}

/** Formats a time relative to the command's first time. It is rounded, because the duration of runs varies. */
function shown(milliseconds: number): string {
  return new Date(START + Math.round(milliseconds / UNIT) * UNIT).toISOString().replace('.000Z', 'Z')
}
