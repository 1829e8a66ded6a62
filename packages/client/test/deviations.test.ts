import { MODEL } from '@workbench-sdk/contract/generated/model'
import { READ_ONLY, type ResourceType } from '@workbench-sdk/contract/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs } from '../../../test/soak.ts'
import { MismatchError, OutcomeUnknownError, ProtocolError, Secret } from '../src/index.ts'
import { type Edit, edited, edits } from './deviations/edits.ts'
import { expectedPage, expectedRecord, hasKind } from './deviations/expected.ts'
import { isContainer, valueAt } from './deviations/json.ts'
import { type Step, startLifecycle } from './deviations/lifecycle.ts'

/** The number of lifecycles. */
const LIFECYCLES = Number(process.env.WORKBENCH_LIFECYCLES ?? runs(250, 10_000))
/** The time limit for a test on a slow machine, in milliseconds. */
const TIMEOUT = 300_000 + LIFECYCLES * 200
const PARAMETERS = { numRuns: LIFECYCLES }

const STEPS = startLifecycle(document => document).steps.length
const plans = fc.array(edits, { minLength: STEPS, maxLength: STEPS })

/** A call whose response was edited. */
interface Call {
  readonly step: Step
  /** The request's `data`. */
  readonly requested: unknown
  readonly original: unknown
  readonly document: unknown
  /** The locations reported to the hook. */
  readonly places: readonly string[]
  readonly result?: unknown
  readonly error?: unknown
}

/** Makes each call of the lifecycle with an edited response, and passes it to `check`. */
async function runLifecycle(
  plan: readonly (readonly Edit[])[],
  isRequired: (step: Step, path: string) => boolean,
  check: (call: Call) => void,
): Promise<void> {
  let edit = (document: unknown, _: unknown): unknown => document
  const { steps, workbench, deviations } = startLifecycle(async (document, request) =>
    edit(document, request.method === 'GET' ? undefined : valueAt(await request.json(), 'data')),
  )
  for (const [index, step] of steps.entries()) {
    let call: Pick<Call, 'requested' | 'original' | 'document'> = {
      requested: undefined,
      original: undefined,
      document: undefined,
    }
    let isRepeated = false
    edit = (original, requested) => {
      // If a response lacks a value, the client fetches the record. Such a server then omits the value again.
      if (isRepeated) return call.document
      isRepeated = true
      const document = edited(original, plan[index] ?? [], path => isRequired(step, path))
      call = { requested, original, document }
      return document
    }
    deviations.length = 0
    const outcome = await step.run(workbench).then(
      result => ({ result }),
      (error: unknown) => ({ error }),
    )
    check({ step, ...call, ...outcome, places: deviations.map(({ at }) => at) })
  }
}

/** The required parts of a response: its records with type and id, and the secret of a new key. */
function isRequired({ name, result }: Step, path: string): boolean {
  if (result === 'page') return /^data(\.\d+(\.(type|id))?)?$/.test(path)
  if (name === 'create a key' && /^data\.attributes(\.access_token)?$/.test(path)) return true
  return /^data(\.(type|id))?$/.test(path)
}

function expectedOf({ step, document }: Call) {
  if (step.result === 'nothing') return { value: undefined, deviations: [] }
  return step.result === 'page'
    ? expectedPage(document, step.type, step.include ?? {})
    : expectedRecord(valueAt(document, 'data'), step.type, 'data')
}

/** Returns the names of the fields that have a valid value other than the requested one. */
function expectedMismatches({ step, requested, document }: Call): string[] {
  const record = valueAt(document, 'data')
  const compared = { display_name: 'name', role: 'role', active: 'active', assignable: 'assignable', status: 'status' }
  const fields = Object.entries(compared).flatMap(([name, field]) => {
    const wanted = valueAt(requested, 'attributes', name)
    const found = valueAt(record, 'attributes', name)
    return wanted !== undefined && found !== wanted && hasKind(found, kindOf(step.type, name)) ? field : []
  })
  const wanted = valueAt(requested, 'attributes', 'restrictions')
  const found = valueAt(record, 'attributes', 'restrictions')
  const isList = Array.isArray(found) && found.every(each => typeof each === 'string')
  if (Array.isArray(wanted) && isList && wanted.includes(READ_ONLY) !== found.includes(READ_ONLY)) {
    fields.push('readOnly')
  }
  const account = ['relationships', 'service_account', 'data', 'id']
  const [wantedAccount, foundAccount] = [valueAt(requested, ...account), valueAt(record, ...account)]
  const hasAccount = typeof foundAccount === 'number' || (typeof foundAccount === 'string' && foundAccount !== '')
  if (wantedAccount !== undefined && hasAccount && wantedAccount !== foundAccount) fields.push('serviceAccountId')
  return fields.sort()
}

function kindOf(type: ResourceType, name: string): string {
  return String(valueAt(MODEL[type].attributes, name, 'kind'))
}

function secretOf({ result, error }: Call): string | undefined {
  const secret = [result, error, valueAt(error, 'record')].map(each => valueAt(each, 'secret')).find(Boolean)
  return secret instanceof Secret ? secret.reveal() : undefined
}

/** Returns whether a document has a token in any object. */
function has(document: unknown, token: unknown): boolean {
  if (!isContainer(document)) return false
  return document.access_token === token || Object.values(document).some(each => has(each, token))
}

const tokenIn = (document: unknown) => valueAt(document, 'data', 'attributes', 'access_token')

/** Returns a result as plain data, without the parts that the test checks separately. */
function plain(value: unknown): unknown {
  if (!isContainer(value)) return value
  const { secret: _, offset: __, ...rest } = value
  return rest
}

describe(`${LIFECYCLES} lifecycles of accounts, keys, users, actions and organizations`, () => {
  test('report no deviation if no response is edited', async () => {
    await runLifecycle([], isRequired, call => {
      expect([call.step.name, call.error, call.places]).toEqual([call.step.name, undefined, []])
      expect(plain(call.result)).toEqual(expectedOf(call).value)
    })
  })

  test(
    'tolerate any optional field that is removed, null, mistyped or added, and report each deviation once',
    async () => {
      const check = (call: Call) => {
        const { step, error, result, places } = call
        const expected = expectedOf(call)
        expect({ [step.name]: places.toSorted() }).toEqual({ [step.name]: expected.deviations.toSorted() })
        if (step.name === 'create a key') expect(secretOf(call)).toBe(tokenIn(call.original))
        const fields = expectedMismatches(call)
        if (fields.length === 0) expect(error).toBeUndefined()
        else
          expect([error instanceof MismatchError, valueAt(error, 'fields')]).toEqual([
            true,
            expect.arrayContaining(fields),
          ])
        expect(plain(error === undefined ? result : valueAt(error, 'record'))).toEqual(expected.value)
      }
      await fc.assert(
        fc.asyncProperty(plans, plan => runLifecycle(plan, isRequired, check)),
        PARAMETERS,
      )
    },
    TIMEOUT,
  )

  test(
    'do not lose a secret in the response, regardless of what is removed, null, mistyped or added',
    async () => {
      const check = (call: Call) => {
        const { step, error } = call
        if (error !== undefined) {
          const isKnown = [ProtocolError, MismatchError, OutcomeUnknownError].some(each => error instanceof each)
          expect({ [step.name]: error, isKnown }).toEqual({ [step.name]: error, isKnown: true })
        }
        const token = tokenIn(call.original)
        if (step.name === 'create a key' && has(call.document, token)) expect(secretOf(call)).toBe(token)
      }
      await fc.assert(
        fc.asyncProperty(plans, plan => runLifecycle(plan, () => false, check)),
        PARAMETERS,
      )
    },
    TIMEOUT,
  )
})
