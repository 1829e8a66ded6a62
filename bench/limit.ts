/** Something that was measured, and what it may be at the most. */
export interface Limit {
  readonly what: string
  readonly value: number
  readonly limit: number
}

export function holds({ value, limit }: Limit): boolean {
  return value <= limit
}

export function rounded(value: number, digits = 0): number {
  return Number(value.toFixed(digits))
}
