import { type Assumptions, isValueOf, resolveAssumptions } from '@workbench-sdk/contract/assumptions'
import { type ConformanceCase, requirementOf, type Section } from './case.ts'
import { ConformanceClient, type ConformanceClientOptions, NAME_PREFIX } from './conformance-client.ts'
import type { Deployment } from './deployment.ts'
import { ANY_RUN, deleteLeftovers, type Names, onlyRun } from './leftovers.ts'
import { DeploymentError, preflightCheck, reasonOf } from './preflight-check.ts'
import type { Report, Result } from './report.ts'
import { REQUIREMENTS } from './requirements.ts'
import { ResourceFactory } from './resource-factory.ts'
import { SECTIONS } from './sections.ts'
import { Fixtures, TestContext } from './test-context.ts'
import { Difference, NotApplicable, Skipped } from './verdict.ts'

export interface ConformanceOptions extends Partial<ConformanceClientOptions> {
  /** Carries out only the cases that this takes. */
  readonly only?: (id: string) => boolean
  /** Told of each result as it comes, and how many there will be. */
  readonly onResult?: (result: Result, of: number) => void
}

/**
 * Holds a deployment to every rule and every row of the wire contract.
 *
 * It writes nothing unless `allowWrites` says so; then it touches what it made itself, under names that begin with
 * `workbench-conformance`, and deletes that again, also where `signal` interrupts it, and what an earlier run that was
 * killed has left. Two runs with `allowWrites` on one organization at a time would delete each other's accounts.
 *
 * @throws DeploymentError where the deployment cannot be reached, does not take the token for an admin's, or lets nothing
 *   be deleted that an earlier run has left.
 *
 * @example
 * const mock = new WorkbenchMock()
 * const { results } = await runConformance({ baseUrl: mock.baseUrl, token: mock.tokens.admin, fetch: mock.fetch }, { allowWrites: true })
 * results.every(({ verdict }) => verdict !== 'differs')
 */
export async function runConformance(deployment: Deployment, options: ConformanceOptions = {}): Promise<Report> {
  const { only = () => true, onResult = () => undefined, ...others } = options
  const visit = new ConformanceClient(deployment, { ...others, allowWrites: options.allowWrites ?? false })
  const started = Date.now()
  await preflightCheck(visit)
  const swept = visit.allowsWrites ? await tidyUpBefore(visit) : 0
  const fixtures = new Fixtures(new ResourceFactory(visit, deployment.token))
  const planned = SECTIONS.flatMap(section =>
    section.cases.filter(({ id }) => only(id)).map(each => ({ section, each })),
  )
  const results: Result[] = []
  let leftovers: string | undefined
  try {
    for (const { section, each } of planned) {
      const result = await carryOut(visit, fixtures, section, each)
      results.push(result)
      onResult(result, planned.length)
    }
  } finally {
    leftovers = await leave(visit)
  }
  return {
    baseUrl: deployment.baseUrl,
    startedAt: new Date(started).toISOString(),
    milliseconds: Date.now() - started,
    requests: visit.requests,
    interrupted: visit.isInterrupted,
    results,
    assumptions: observedIn(results),
    swept,
    ...(leftovers !== undefined && { leftovers }),
  }
}

/** Deletes what earlier runs have left. Nothing is made where that cannot be done. */
async function tidyUpBefore(visit: ConformanceClient): Promise<number> {
  try {
    return await sweepAll(visit, ANY_RUN)
  } catch (error) {
    const why = visit.redact(reasonOf(error))
    throw new DeploymentError(`What an earlier run has left, named ${NAME_PREFIX} …, could not be deleted: ${why}.`)
  }
}

type Outcome = Pick<Result, 'verdict' | 'at' | 'expected' | 'came' | 'because' | 'observed'>

async function carryOut(
  visit: ConformanceClient,
  fixtures: Fixtures,
  section: Section,
  each: ConformanceCase,
): Promise<Result> {
  const [started, asked] = [Date.now(), visit.requests]
  const bench = new TestContext(visit, fixtures)
  const outcome = await judge(bench, each).catch((error: unknown) => outcomeOf(visit, error))
  // What cannot be deleted now is found by its name in the end.
  await bench.tidy().catch(() => undefined)
  const statement = requirementOf(each)
  return {
    id: each.id,
    statement,
    section: section.title,
    mark: each.mark ?? REQUIREMENTS[statement].evidence,
    says: each.says,
    ...('assumption' in each && { assumption: each.assumption }),
    ...outcome,
    requests: visit.requests - asked,
    milliseconds: Date.now() - started,
  }
}

async function judge(bench: TestContext, each: ConformanceCase): Promise<Outcome> {
  if ('check' in each) {
    await each.check(bench)
    return { verdict: 'holds' }
  }
  const seen = await each.observe(bench)
  const expected = resolveAssumptions(bench.visit.deployment.assumptions)[each.assumption]
  const observed = isValueOf(each.assumption, seen) && { observed: seen }
  if (seen === expected) return { verdict: 'holds', ...observed }
  return { verdict: 'differs', ...told(bench.visit, each.assumption, expected, seen), ...observed }
}

function outcomeOf(visit: ConformanceClient, error: unknown): Outcome {
  if (visit.isInterrupted) return { verdict: 'skipped', because: 'The run was interrupted.' }
  if (error instanceof Skipped) return { verdict: 'skipped', because: error.message }
  if (error instanceof NotApplicable) return { verdict: 'not applicable', because: error.message }
  if (error instanceof Difference) return { verdict: 'differs', ...told(visit, error.at, error.expected, error.came) }
  return { verdict: 'differs', ...told(visit, 'the call', 'an answer', reasonOf(error)) }
}

/** A difference, with no secret in it. */
function told(visit: ConformanceClient, at: string, expected: unknown, came: unknown) {
  const redact = (_: string, value: unknown) => (typeof value === 'string' ? visit.redact(value) : value)
  const redacted = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null, redact))
  return { at: visit.redact(at), expected: redacted(expected), came: redacted(came) }
}

const observedIn = (results: readonly Result[]): Partial<Assumptions> =>
  Object.fromEntries(
    results.flatMap(({ assumption, observed }) =>
      assumption === undefined || observed === undefined ? [] : [[assumption, observed]],
    ),
  )

/** Deletes all that this visit made and that is still there, or says why it could not. */
async function leave(visit: ConformanceClient): Promise<string | undefined> {
  if (!visit.allowsWrites) return undefined
  const afterwards = visit.afterwards()
  try {
    await sweepAll(afterwards, onlyRun(visit))
    return undefined
  } catch (error) {
    return `What is named ${visit.prefix} … could not be deleted: ${visit.redact(reasonOf(error))}. The next run will.`
  } finally {
    visit.requests += afterwards.requests
  }
}

async function sweepAll(visit: ConformanceClient, names: Names): Promise<number> {
  const { token, otherOrganizationToken } = visit.deployment
  const here = await deleteLeftovers(visit, token, names)
  return otherOrganizationToken === undefined
    ? here
    : here + (await deleteLeftovers(visit, otherOrganizationToken, names))
}
