import type { WorkbenchMock } from '../../mock/mock.ts'

/** @throws TypeError if it is not a mock. Does not use `instanceof`, because the package may be loaded twice. */
export function checkMock(mock: WorkbenchMock): void {
  if (Array.isArray((mock as Partial<WorkbenchMock> | null | undefined)?.requests)) return
  throw new TypeError('Invalid value for this matcher: expected a WorkbenchMock, e.g. expect(mock).')
}
