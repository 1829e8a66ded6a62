import type { RuleId } from '@workbench-sdk/contract/rules'
import { type AccountReference, toHaveExactlyOneActiveKey } from './active-keys.ts'
import { toHaveReceived, toHaveReceivedTimes, toHaveRefused } from './received.ts'
import type { RequestLike } from './request-like.ts'
import type { RequestLine } from './request-line.ts'
import { toHaveReceivedUnhandledRequest } from './unhandled.ts'

/** What can be expected of a mock. */
export interface MockMatchers<R = void> {
  /**
   * Holds that the mock was asked for something, whatever it answered.
   *
   * @param line a route, one address, all of a method (`DELETE *`), or all (`*`).
   * @param like what at least one of these requests has to be like.
   *
   * @example
   * expect(mock).toHaveReceived('POST /api_keys', { attributes: { display_name: 'deploy' }, status: 201 })
   * expect(mock).toHaveReceived(`DELETE /api_keys/${old.id}`, { caller: 'Mock admin' })
   * expect(mock).not.toHaveReceived('DELETE *')
   */
  toHaveReceived<const Line extends RequestLine>(line: Line, like?: RequestLike<Line>): R

  /**
   * Holds that the mock was asked for something so many times, neither more nor less often.
   *
   * @example
   * expect(mock).toHaveReceivedTimes('POST /api_keys', 1)
   */
  toHaveReceivedTimes<const Line extends RequestLine>(line: Line, times: number, like?: RequestLike<Line>): R

  /**
   * Holds that the mock has refused something by a rule.
   *
   * @example
   * expect(mock).toHaveRefused('read-only', { method: 'POST' })
   */
  toHaveRefused(rule: RuleId, like?: RequestLike): R

  /**
   * Holds that a service account has one key that works, and no more.
   *
   * @param account its id, its name, or what has its id.
   *
   * @example
   * expect(mock).toHaveExactlyOneActiveKey('deployer')
   */
  toHaveExactlyOneActiveKey(account: AccountReference): R

  /**
   * Holds that the mock was asked for what Workbench does not have, which from then on is no reason for the `mock` fixture to
   * fail the test.
   *
   * @param line method and path. Default: whatever surprises there were.
   *
   * @example
   * expect(mock).toHaveBeenSurprisedBy('GET /api_kyes')
   */
  toHaveReceivedUnhandledRequest(line?: string): R
}

/** For `expect.extend`, under Vitest, Jest and Playwright alike. */
export const matchers = {
  toHaveReceived,
  toHaveReceivedTimes,
  toHaveRefused,
  toHaveExactlyOneActiveKey,
  toHaveReceivedUnhandledRequest,
} satisfies Record<keyof MockMatchers, unknown>
