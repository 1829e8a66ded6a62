import type { RuleId } from '@workbench-sdk/contract/rules'
import { type AccountReference, toHaveExactlyOneActiveKey } from './active-keys.ts'
import { toHaveReceived, toHaveReceivedTimes, toHaveRejected } from './received.ts'
import type { RequestLike } from './request-like.ts'
import type { RequestLine } from './request-line.ts'
import { toHaveReceivedUnhandledRequest } from './unhandled.ts'

/** The matchers for mocks. */
export interface MockMatchers<R = void> {
  /**
   * Asserts that the mock received a request, regardless of the response.
   *
   * @param line a route, a URL path, all requests with a method (`DELETE *`), or all requests (`*`)
   * @param like properties that at least one of these requests must have
   *
   * @example
   * expect(mock).toHaveReceived('POST /api_keys', { attributes: { display_name: 'deploy' }, status: 201 })
   * expect(mock).toHaveReceived(`DELETE /api_keys/${old.id}`, { caller: 'Mock admin' })
   * expect(mock).not.toHaveReceived('DELETE *')
   */
  toHaveReceived<const Line extends RequestLine>(line: Line, like?: RequestLike<Line>): R

  /**
   * Asserts that the mock received a request exactly this number of times.
   *
   * @example
   * expect(mock).toHaveReceivedTimes('POST /api_keys', 1)
   */
  toHaveReceivedTimes<const Line extends RequestLine>(line: Line, times: number, like?: RequestLike<Line>): R

  /**
   * Asserts that the mock rejected a request because of a rule.
   *
   * @example
   * expect(mock).toHaveRejected('read-only', { method: 'POST' })
   */
  toHaveRejected(rule: RuleId, like?: RequestLike): R

  /**
   * Asserts that a service account has exactly one active key.
   *
   * @param account its id, its name, or an object with its id
   *
   * @example
   * expect(mock).toHaveExactlyOneActiveKey('deployer')
   */
  toHaveExactlyOneActiveKey(account: AccountReference): R

  /**
   * Asserts that the mock received an unhandled request. The `mock` fixture then does not fail the test because of this request.
   *
   * @param line the method and path. Default: any unhandled request.
   *
   * @example
   * expect(mock).toHaveReceivedUnhandledRequest('GET /api_kyes')
   */
  toHaveReceivedUnhandledRequest(line?: string): R
}

/** The matchers for `expect.extend` of Vitest, Jest and Playwright. */
export const matchers = {
  toHaveReceived,
  toHaveReceivedTimes,
  toHaveRejected,
  toHaveExactlyOneActiveKey,
  toHaveReceivedUnhandledRequest,
} satisfies Record<keyof MockMatchers, unknown>
