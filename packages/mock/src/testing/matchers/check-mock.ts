import type { AnyMock } from '../any-mock.ts'

/** @throws TypeError if the value is not a mock. `instanceof` is not used, because the package may be loaded twice. */
export function checkMock(mock: AnyMock): void {
  const { state, explain }: Partial<AnyMock> = Object(mock)
  if (typeof state === 'function' && typeof explain === 'function') return
  throw new TypeError('Invalid value for this matcher: expected a mock, e.g. expect(mock).')
}
