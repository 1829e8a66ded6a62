import type { Browser, Page } from 'playwright-core'
import type { Check, CheckContext } from '../../test/browser/check.ts'
import type { Conformance } from '../../test/browser/page.ts'
import type { Environment } from './environment.ts'

/** A host name that the browser resolves to this machine but does not treat as a secure origin. */
export const INSECURE_HOST = 'insecure.test'

/** The time limit for one check, in milliseconds. The limit for the conformance suite is ten times as long. */
const TIMEOUT = 120_000

/** Chromium's own message for each response with an error status and each lost connection. */
const LOAD_FAILURE = /^Failed to load resource: /

type PageTask<T> = (page: Page) => Promise<T>

/** The result of a task, with the page's console output and connections. */
interface PageResult<T> {
  readonly result: T
  readonly consoleOutput: string
  /** The number of connections to the network. */
  readonly connections: number
}

/** Runs the conformance suite in a page. */
export async function runConformanceInPage(
  browser: Browser,
  environment: Environment,
): Promise<PageResult<Conformance>> {
  return inNewPage(browser, environment, {}, 10 * TIMEOUT, page =>
    page.evaluate<Conformance>(`import('/page.js').then(({ conform }) => conform())`),
  )
}

/** Runs a check. Returns a description of the problem, or undefined if the check passes. */
export async function problemOf(
  browser: Browser,
  environment: Environment,
  check: Check,
  index: number,
): Promise<string | undefined> {
  const context: CheckContext = { otherOrigin: environment.otherOrigin }
  const steps: PageTask<string | undefined> = async page => {
    for (const step of check.steps.keys()) {
      if (step > 0) await page.reload()
      const args = [index, step, context].map(each => JSON.stringify(each)).join(', ')
      const problem = await page.evaluate<string | null>(`import('/page.js').then(({ check }) => check(${args}))`)
      if (problem) return `step ${step + 1}: ${problem}`
    }
    return undefined
  }
  const { result, consoleOutput, connections } = await inNewPage(browser, environment, check, TIMEOUT, steps)
  return (
    result ?? consoleProblem(consoleOutput, check.consoleOutput) ?? networkProblem(connections, check.reachesTheNetwork)
  )
}

export function consoleProblem(output: string, expected = /^$/): string | undefined {
  return expected.test(output) ? undefined : `unexpected console output: ${output || 'none'}`
}

export function networkProblem(connections: number, isExpected = false): string | undefined {
  return connections > 0 === isExpected ? undefined : `${connections} connections reached the network`
}

/** Runs a task in a page with a new browser context, so that tasks do not share storage. */
async function inNewPage<T>(
  browser: Browser,
  { port, network }: Environment,
  { isInsecure }: Pick<Check, 'isInsecure'>,
  timeout: number,
  task: PageTask<T>,
): Promise<PageResult<T>> {
  const context = await browser.newContext()
  const close = () => void context.close({ reason: `The page took more than ${timeout / 1000} s.` })
  const timer = setTimeout(close, timeout)
  const before = network.connections
  try {
    const page = await context.newPage()
    const output: string[] = []
    page.on('console', message => {
      if (!LOAD_FAILURE.test(message.text())) output.push(message.text())
    })
    page.on('pageerror', error => output.push(String(error)))
    await page.goto(`http://${isInsecure ? INSECURE_HOST : '127.0.0.1'}:${port}/page.html`)
    const result = await task(page)
    return { result, consoleOutput: output.join('\n'), connections: network.connections - before }
  } finally {
    clearTimeout(timer)
    await context.close()
  }
}
