const UNITS = ['B', 'kB', 'MB'] as const

/** Formats a number of bytes, e.g. `1.2 kB`. */
export function formatBytes(bytes: number): string {
  let [value, index] = [bytes, 0]
  while (value >= 1_000 && index < UNITS.length - 1) {
    value /= 1_000
    index += 1
  }
  return `${index === 0 ? value : value.toFixed(1)} ${UNITS[index]}`
}

/** Formats milliseconds, e.g. `0.4 ms`, `250 ms` or `2.5 s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds >= 1_000) return `${(milliseconds / 1_000).toFixed(1)} s`
  return `${milliseconds < 10 ? milliseconds : Math.round(milliseconds)} ms`
}
