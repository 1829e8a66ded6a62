// The document of the control API and the mock accept the same requests.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../../test/soak.ts'
import { AnyValue } from './any-value.ts'
import {
  ControlClient,
  type ControlOperation,
  type ControlResponse,
  matches,
  operations,
  schemaAt,
} from './control-client.ts'
import { serveWorlds } from './served.ts'

/** Whether a reason explains the rejection of a body: the error, and the body as JSON. */
type Reason = (error: string, body: string) => boolean

const says =
  (message: RegExp): Reason =>
  error =>
    message.test(error)

/** The years are those in UTC, and the pattern of the document does not see the offset. */
const outsideYears: Reason = (_, body) => /0001-01-01T00:00:00\+01:00|9998-12-31T23:59:59-01:00/.test(body)

/** Rejections of a body that matches the document, by name. JSON Schema cannot express the reason; a description does. */
const REFUSALS: Readonly<Record<string, Readonly<Record<string, Reason>>>> = {
  addFault: {
    'the route does not exist': says(/^Unknown route "/),
    'the fault has too many characters as JSON': says(/^Invalid fault: expected at most 20000 characters as JSON/),
    'the parts of a duration have an invalid sum': (error, body) =>
      /^Invalid fault option "(latency|rateLimit)": expected .*30 days/.test(error) &&
      /"(days|hours|minutes|seconds)":/.test(body),
    'a time is outside the years 1 to 9998 in UTC': outsideYears,
  },
  setClock: {
    'a time is outside the years 1 to 9998 in UTC': outsideYears,
  },
  advanceClock: {
    'the clock would be outside the years 1 to 9998': says(/^Invalid (time: the clock supports|duration)/),
  },
}

const anyValue = new AnyValue(schemaAt)
const withBody = operations.filter(({ id }) => id in REFUSALS)

describe('the document and the mock accept the same requests', () => {
  test.each(withBody)('$id', async operation => {
    const { host, server } = await serveWorlds({ randomSeed: 7, scenario: 'typical' })
    const control = new ControlClient(server.url)
    const { body: schema = {} } = operation
    const near = fc.constantFrom(...operation.examples).chain(each => anyValue.near(schema, each))
    const seen = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyValue.of(schema), near), async body => {
        host.mock.reset()
        const response = await control.call(operation.method, operation.path.slice('/__mock__'.length), jsonOf(body))
        const verdict = verdictOn(operation, JSON.parse(jsonOf(body)), response)
        seen.set(verdict, (seen.get(verdict) ?? 0) + 1)
      }),
      { numRuns: runs(700, 50_000) },
    )
    // The property would be useless if one outcome never occurred.
    expect([...seen.keys()].toSorted()).toEqual(
      ['accepted', 'refused', ...Object.keys(REFUSALS[operation.id] ?? {})].toSorted(),
    )
    expect(Math.min(seen.get('accepted') ?? 0, seen.get('refused') ?? 0)).toBeGreaterThan(100)
  })
})

const jsonOf = (value: unknown): string => JSON.stringify(value)

/** The outcome of a request, if the document and the mock agree on it. */
function verdictOn(
  { id, body: schema = {} }: ControlOperation,
  body: unknown,
  { status, body: answer }: ControlResponse,
) {
  const isValid = matches(schema, body)
  if (isValid && status < 300) return 'accepted'
  if (!isValid && status >= 400 && status < 500) return 'refused'
  const [refusal] = Object.entries(REFUSALS[id] ?? {}).find(([, reason]) => reason(answer?.error, jsonOf(body))) ?? []
  if (isValid && status === 400 && refusal !== undefined) return refusal
  throw new Error(
    `The document ${isValid ? 'accepts' : 'rejects'} ${jsonOf(body).slice(0, 300)}, the mock returned ${status} ${jsonOf(answer)}`,
  )
}
