import type { Browser, Page } from 'playwright-core'
import type { Check, Place } from '../../test/browser/check.ts'
import type { Conformance } from '../../test/browser/page.ts'
import type { Surroundings } from './surroundings.ts'

/** A name that the browser is told leads to this machine, and that it does not trust for that. */
export const INSECURE_HOST = 'insecure.test'

/** For one check, in milliseconds. The conformance suite has as much for each of its sections. */
const PATIENCE = 120_000

/** What the browser itself says of each answer that is a refusal, and of each lost connection. */
const OF_CHROMIUM = /^Failed to load resource: /

type Call<T> = (page: Page) => Promise<T>

/** What came of a visit, and what else the page did. */
interface Visit<T> {
  readonly came: T
  readonly said: string
  readonly left: number
}

/** Carries out the conformance suite in a page. */
export async function conform(browser: Browser, surroundings: Surroundings): Promise<Visit<Conformance>> {
  return visit(browser, surroundings, {}, 10 * PATIENCE, page =>
    page.evaluate<Conformance>(`import('/page.js').then(({ conform }) => conform())`),
  )
}

/** @returns what is wrong, if anything. */
export async function problemOf(
  browser: Browser,
  surroundings: Surroundings,
  check: Check,
  which: number,
): Promise<string | undefined> {
  const place: Place = { elsewhere: surroundings.elsewhere }
  const steps: Call<string | undefined> = async page => {
    for (const step of check.steps.keys()) {
      if (step > 0) await page.reload()
      const given = [which, step, place].map(each => JSON.stringify(each)).join(', ')
      const problem = await page.evaluate<string | null>(`import('/page.js').then(({ check }) => check(${given}))`)
      if (problem) return `step ${step + 1}: ${problem}`
    }
    return undefined
  }
  const { came, said, left } = await visit(browser, surroundings, check, PATIENCE, steps)
  return came ?? problemWithSaid(said, check.says) ?? problemWithLeft(left, check.leaves)
}

export function problemWithSaid(said: string, says = /^$/): string | undefined {
  return says.test(said) ? undefined : `the page said: ${said || 'nothing'}`
}

export function problemWithLeft(left: number, leaves = false): string | undefined {
  return left > 0 === leaves ? undefined : `${left} connections were made to where Workbench would be`
}

/** Each in a profile of its own. */
async function visit<T>(
  browser: Browser,
  { port, network }: Surroundings,
  { isInsecure }: Pick<Check, 'isInsecure'>,
  patience: number,
  call: Call<T>,
): Promise<Visit<T>> {
  const context = await browser.newContext()
  const close = () => void context.close({ reason: `It took more than ${patience / 1000} s.` })
  const timer = setTimeout(close, patience)
  const before = network.connections
  try {
    const page = await context.newPage()
    const said: string[] = []
    page.on('console', message => {
      if (!OF_CHROMIUM.test(message.text())) said.push(message.text())
    })
    page.on('pageerror', error => said.push(String(error)))
    await page.goto(`http://${isInsecure ? INSECURE_HOST : '127.0.0.1'}:${port}/page.html`)
    return { came: await call(page), said: said.join('\n'), left: network.connections - before }
  } finally {
    clearTimeout(timer)
    await context.close()
  }
}
