import { isObject } from '@workbench-sdk/contract/json'
import type { RuleId } from '@workbench-sdk/contract/rules'
import { printValue } from '@workbench-sdk/internal/print-value'
import { checkRule } from '../../recording/explain.ts'
import type { RecordedRequest } from '../../recording/recorded-request.ts'
import { type AnyMock, type Awaitable, when } from '../any-mock.ts'
import { checkLike } from './check-like.ts'
import { checkMock } from './check-mock.ts'
import { compare } from './compare.ts'
import { difference, headline, list, type MatcherContext, type MatcherResult, result } from './report.ts'
import { comparable, type RequestLike } from './request-like.ts'
import { isOn, type RequestLine } from './request-line.ts'

export function toHaveReceived(
  this: MatcherContext,
  mock: AnyMock,
  line: RequestLine,
  like: RequestLike = {},
): Awaitable<MatcherResult> {
  return when(searchFor(mock, line, like), ({ found, candidates, nearest }) =>
    result(found.length > 0, () => [
      headline(this, 'toHaveReceived', argumentsOf(line, like)),
      ...(nearest ? ['No request matches. The most similar one:\n', difference(this, like, nearest)] : []),
      ...list(this.isNot ? found : candidates, line),
    ]),
  )
}

export function toHaveReceivedTimes(
  this: MatcherContext,
  mock: AnyMock,
  line: RequestLine,
  times: number,
  like: RequestLike = {},
): Awaitable<MatcherResult> {
  checkTimes(times)
  return when(searchFor(mock, line, like), ({ found, candidates }) =>
    result(found.length === times, () => [
      headline(this, 'toHaveReceivedTimes', [line, times, ...argumentsOf(line, like).slice(1)]),
      `Matching requests: ${found.length}\n`,
      ...list(candidates, line),
    ]),
  )
}

export function toHaveRejected(
  this: MatcherContext,
  mock: AnyMock,
  rule: RuleId,
  like: RequestLike = {},
): Awaitable<MatcherResult> {
  checkRule(rule)
  if (isObject(like) && 'rule' in like && like.rule !== rule) {
    throw new TypeError(`Invalid request property "rule": toHaveRejected compares the rule "${rule}".`)
  }
  return when(searchFor(mock, '*', { ...like, rule }), ({ found, candidates }) =>
    result(found.length > 0, () => [
      headline(this, 'toHaveRejected', argumentsOf(rule, like)),
      ...list(this.isNot ? found : candidates),
    ]),
  )
}

/** @throws TypeError if no number of requests can be equal to it */
function checkTimes(times: number): void {
  if (Number.isSafeInteger(times) && times >= 0) return
  throw new TypeError(`Invalid number of requests ${printValue(times)}: expected a non-negative integer.`)
}

interface Search {
  readonly found: readonly RecordedRequest[]
  /** The requests that match the line, or all requests if none match. */
  readonly candidates: readonly RecordedRequest[]
  /** If no request was found, the compared part of the most similar request that matches the line. */
  readonly nearest: unknown
}

function searchFor(mock: AnyMock, line: RequestLine, like: RequestLike): Awaitable<Search> {
  checkMock(mock)
  const isOnLine = isOn(line)
  checkLike(line, like)
  return when<readonly RecordedRequest[], Search>(mock.requests, requests => search(requests, isOnLine, like))
}

function search(
  requests: readonly RecordedRequest[],
  isOnLine: (request: RecordedRequest) => boolean,
  like: RequestLike,
): Search {
  const onLine = requests.filter(isOnLine)
  const compared = onLine.map(request => [request, compare(comparable(request, like), like)] as const)
  const found = compared.filter(([, { differences }]) => differences === 0).map(([request]) => request)
  const [nearest] = compared.map(([, comparison]) => comparison).sort((a, b) => a.differences - b.differences)
  return {
    found,
    candidates: onLine.length > 0 ? onLine : requests,
    nearest: found.length > 0 ? undefined : nearest?.received,
  }
}

const argumentsOf = (first: string, like: RequestLike): readonly unknown[] =>
  Object.keys(like).length > 0 ? [first, like] : [first]
