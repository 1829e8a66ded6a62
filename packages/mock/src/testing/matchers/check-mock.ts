import type { Mock } from '../../mock/mock.ts'

/** @throws TypeError where what is looked at is no mock. By its face, since a test may have loaded the package twice. */
export function checkMock(mock: Mock): void {
  if (Array.isArray((mock as Partial<Mock> | null | undefined)?.requests)) return
  throw new TypeError('This matcher looks at a mock: expect(mock), with a WorkbenchMock.')
}
