/** A measured value and its maximum. */
export interface Limit {
  readonly name: string
  readonly value: number
  readonly limit: number
}

export function isWithinLimit({ value, limit }: Limit): boolean {
  return value <= limit
}

export function rounded(value: number, digits = 0): number {
  return Number(value.toFixed(digits))
}
