import { type Assumptions, isValueOf, resolveAssumptions } from '@workbench-sdk/contract/assumptions'
import { type ConformanceCase, requirementOf, type Section } from './case.ts'
import { ConformanceClient, type ConformanceClientOptions, NAME_PREFIX } from './conformance-client.ts'
import type { Deployment } from './deployment.ts'
import { ANY_RUN, deleteLeftovers, type NameFilter, onlyRunOf } from './leftovers.ts'
import { AssertionError, NotApplicable, Skipped } from './outcome.ts'
import { DeploymentError, preflightCheck, reasonOf } from './preflight-check.ts'
import type { Report, Result } from './report.ts'
import { REQUIREMENTS } from './requirements.ts'
import { ResourceFactory } from './resource-factory.ts'
import { SECTIONS } from './sections.ts'
import { Fixtures, TestContext } from './test-context.ts'

export interface ConformanceOptions extends Partial<ConformanceClientOptions> {
  /** Selects the cases to run, by id. @default all cases */
  readonly only?: (id: string) => boolean
  /** Called with each result and the total number of cases. */
  readonly onResult?: (result: Result, total: number) => void
}

/**
 * Checks a deployment against every rule and every requirement of the wire contract.
 *
 * Without `allowWrites`, the run only reads. With `allowWrites`, it changes only records that it created. Their names start with
 * `workbench-conformance`. The run deletes records from earlier runs at the start, and its own records at the end, even if `signal`
 * aborts it. Do not start two runs with `allowWrites` on one organization at the same time: each would delete the other's records.
 *
 * @throws DeploymentError if the deployment cannot be reached, rejects the token, or does not delete the records from an earlier
 *   run
 *
 * @example
 * const mock = new WorkbenchMock()
 * const deployment = { baseUrl: mock.baseUrl, token: mock.tokens.admin, fetch: mock.fetch }
 * const { results } = await runConformance(deployment, { allowWrites: true })
 * const failures = results.filter(({ outcome }) => outcome === 'failed')
 */
export async function runConformance(deployment: Deployment, options: ConformanceOptions = {}): Promise<Report> {
  const { only = () => true, onResult = () => undefined, ...clientOptions } = options
  const client = new ConformanceClient(deployment, { ...clientOptions, allowWrites: options.allowWrites ?? false })
  const startedAt = Date.now()
  await preflightCheck(client)
  const deletedLeftovers = client.allowsWrites ? await deleteEarlierRuns(client) : 0
  const fixtures = new Fixtures(new ResourceFactory(client, deployment.token))
  const selected = SECTIONS.flatMap(section =>
    section.cases.filter(({ id }) => only(id)).map(each => ({ section, each })),
  )
  const results: Result[] = []
  let cleanUpError: string | undefined
  try {
    for (const { section, each } of selected) {
      const result = await runCase(client, fixtures, section, each)
      results.push(result)
      onResult(result, selected.length)
    }
  } finally {
    cleanUpError = await cleanUp(client)
  }
  return {
    baseUrl: deployment.baseUrl,
    startedAt: new Date(startedAt).toISOString(),
    milliseconds: Date.now() - startedAt,
    requests: client.requests,
    interrupted: client.isInterrupted,
    results,
    assumptions: observedAssumptions(results),
    deletedLeftovers,
    ...(cleanUpError !== undefined && { cleanUpError }),
  }
}

/** Deletes the records from earlier runs. If this fails, the run does not create records. */
async function deleteEarlierRuns(client: ConformanceClient): Promise<number> {
  try {
    return await deleteInEachOrganization(client, ANY_RUN)
  } catch (error) {
    const reason = client.redact(reasonOf(error))
    throw new DeploymentError(`Cannot delete the records from an earlier run, named "${NAME_PREFIX} …": ${reason}.`)
  }
}

async function runCase(
  client: ConformanceClient,
  fixtures: Fixtures,
  section: Section,
  each: ConformanceCase,
): Promise<Result> {
  const [startedAt, requestsBefore] = [Date.now(), client.requests]
  const context = new TestContext(client, fixtures)
  const ending = await execute(context, each).catch((error: unknown) => outcomeOf(client, error))
  // Records that cannot be deleted at this point are deleted by name at the end of the run.
  await context.cleanUp().catch(() => undefined)
  const requirement = requirementOf(each)
  return {
    id: each.id,
    requirement,
    section: section.title,
    evidence: each.evidence ?? REQUIREMENTS[requirement].evidence,
    title: each.title,
    ...('assumption' in each && { assumption: each.assumption }),
    ...ending,
    requests: client.requests - requestsBefore,
    milliseconds: Date.now() - startedAt,
  }
}

type CaseOutcome = Pick<Result, 'outcome' | 'at' | 'expected' | 'actual' | 'reason' | 'observed'>

async function execute(context: TestContext, each: ConformanceCase): Promise<CaseOutcome> {
  if ('check' in each) {
    await each.check(context)
    return { outcome: 'passed' }
  }
  const actual = await each.observe(context)
  const expected = resolveAssumptions(context.client.deployment.assumptions)[each.assumption]
  const observed = isValueOf(each.assumption, actual) && { observed: actual }
  if (actual === expected) return { outcome: 'passed', ...observed }
  return { outcome: 'failed', ...redactedDifference(context.client, each.assumption, expected, actual), ...observed }
}

function outcomeOf(client: ConformanceClient, error: unknown): CaseOutcome {
  if (client.isInterrupted) return { outcome: 'skipped', reason: 'The run was interrupted.' }
  if (error instanceof Skipped) return { outcome: 'skipped', reason: error.message }
  if (error instanceof NotApplicable) return { outcome: 'not applicable', reason: error.message }
  const { at, expected, actual } =
    error instanceof AssertionError ? error : { at: 'the request', expected: 'a response', actual: reasonOf(error) }
  return { outcome: 'failed', ...redactedDifference(client, at, expected, actual) }
}

function redactedDifference(client: ConformanceClient, at: string, expected: unknown, actual: unknown) {
  const redactString = (_: string, value: unknown) => (typeof value === 'string' ? client.redact(value) : value)
  const redacted = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null, redactString))
  return { at: client.redact(at), expected: redacted(expected), actual: redacted(actual) }
}

/** Deletes the run's remaining records. If this fails, returns the reason. */
async function cleanUp(client: ConformanceClient): Promise<string | undefined> {
  if (!client.allowsWrites) return undefined
  const uninterrupted = client.withoutSignal()
  try {
    await deleteInEachOrganization(uninterrupted, onlyRunOf(client))
    return undefined
  } catch (error) {
    const reason = client.redact(reasonOf(error))
    return `Cannot delete the records named "${client.namePrefix} …": ${reason}. The next run will delete them.`
  } finally {
    client.requests += uninterrupted.requests
  }
}

async function deleteInEachOrganization(client: ConformanceClient, names: NameFilter): Promise<number> {
  const { token, otherOrganizationToken } = client.deployment
  const deleted = await deleteLeftovers(client, token, names)
  if (otherOrganizationToken === undefined) return deleted
  return deleted + (await deleteLeftovers(client, otherOrganizationToken, names))
}

const observedAssumptions = (results: readonly Result[]): Partial<Assumptions> =>
  Object.fromEntries(
    results.flatMap(({ assumption, observed }) =>
      assumption === undefined || observed === undefined ? [] : [[assumption, observed]],
    ),
  )
