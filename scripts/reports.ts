// Reads reports of Vitest and Playwright: how many tests passed, and which tests failed.
import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

export interface Report {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** The name of each failed test, with the first line of its error. */
  readonly failures: readonly string[]
}

const NONE: Report = { passed: 0, failed: 0, skipped: 0, failures: [] }

interface VitestReport {
  readonly numPassedTests: number
  readonly numTotalTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    /** The reason why the file could not be loaded, if loading failed. */
    readonly message: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages: readonly string[] | null
    }[]
  }[]
}

/** Reads a report from Vitest's `json` reporter. If the report is missing, the step failed before writing it. */
export async function readVitestReport(file: string): Promise<Report> {
  const report = (await readJson(file)) as VitestReport | undefined
  if (report === undefined) return NONE
  const { numPassedTests, numTotalTests, testResults } = report
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter(each => each.status === 'failed')
    if (failed.length === 0 && status === 'failed') return [describe(name, '', message)]
    return failed.map(({ fullName, failureMessages }) => describe(name, fullName, failureMessages?.[0]))
  })
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests, skipped: 0, failures }
}

interface Suite {
  readonly suites?: readonly Suite[]
  readonly specs: readonly {
    readonly file: string
    readonly title: string
    readonly tests: readonly {
      readonly projectName: string
      readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped'
      readonly results: readonly { readonly error?: { readonly message?: string } }[]
    }[]
  }[]
}

interface PlaywrightReport {
  readonly stats: Readonly<Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>>
  readonly suites: readonly Suite[]
}

/** Reads a report from Playwright's `json` reporter. If the report is missing, the step failed before writing it. */
export async function readPlaywrightReport(file: string): Promise<Report> {
  const report = (await readJson(file)) as PlaywrightReport | undefined
  if (report === undefined) return NONE
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected, failed: unexpected + flaky, skipped, failures: report.suites.flatMap(failuresOf) }
}

function failuresOf({ suites = [], specs }: Suite): string[] {
  const failures = specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, results }) =>
        describe(file, `${title} [${projectName}]`, results.find(isFailed)?.error?.message),
      ),
  )
  return [...failures, ...suites.flatMap(failuresOf)]
}

function isFailed({ error }: { readonly error?: unknown }): boolean {
  return error !== undefined
}

function describe(file: string, title: string, message = ''): string {
  const [reason = ''] = stripVTControlCharacters(message).split('\n')
  const name = file.startsWith('/') ? relative('.', file) : file
  return [name, title, reason].filter(part => part !== '').join(': ')
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : JSON.parse(text)
}
