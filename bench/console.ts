// Measures the size of the mock's page until its first view, and its longest task while it scrolls through 10,000 accounts,
// in Chromium: with the wheel, with the keyboard and in jumps.
import { gzipSync } from 'node:zlib'
import { createHost, serve } from '@workbench-sdk/mock'
import { type Browser, chromium, type Page } from 'playwright-core'
import { BINARY, FLAGS, isInstalled } from '../scripts/browsers/chromium.ts'
import type { Report } from './results/report.ts'

const ACCOUNTS = 10_000
/** The maximum size in kB (1,000 bytes, gzipped), and the maximum duration in milliseconds. */
const LIMITS = { firstView: 60, longestTask: 50 }
/** The minimum duration, in milliseconds, of a task that browsers report as long. */
const SHORTEST_LONG_TASK = 50
const TURNS = 150
const WHEEL = 600

export async function benchConsole(): Promise<Report | undefined> {
  if (!(await isInstalled())) {
    console.log('Not measured: Chromium is not installed.')
    return undefined
  }
  await using typical = await serve(createHost({ scenario: 'typical' }))
  await using fleet = await serve(createHost({ scenario: `fleet:${ACCOUNTS}` }))
  await using browser = await chromium.launch({ executablePath: BINARY, args: FLAGS })
  const firstView = await measureFirstView(browser, typical.url)
  const tasks = await scrollThrough(browser, fleet.url)
  return {
    title: 'The page of the mock',
    method: `Measured in Chromium. The first view is the size of everything that it loads, including the responses of the mock, compressed with gzip. The longest task is measured while ${ACCOUNTS.toLocaleString('en')} accounts scroll with the wheel, with the keyboard and in jumps. Browsers report tasks of at least ${SHORTEST_LONG_TASK} ms; 0 means that there were none.`,
    rows: [
      { name: 'first view', value: firstView, unit: 'kB', limit: LIMITS.firstView },
      { name: 'longest task', value: Math.max(0, ...tasks), unit: 'ms', limit: LIMITS.longestTask },
    ],
    limits:
      'Chromium classifies tasks of more than 50 ms as long, because users notice them. 60 kB take 0.3 s at the 1.6 Mbit/s of a slow mobile network.',
  }
}

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByText('active API keys').first().waitFor()
}

async function measureFirstView(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage()
  const bodies: Promise<number>[] = []
  page.on('response', response => {
    if (response.url().endsWith('/stream')) return
    // A request aborted by the page has no body.
    const body = response.body().catch(() => Buffer.alloc(0))
    bodies.push(body.then(bytes => gzipSync(bytes).length))
  })
  await open(page, url)
  const sizes = await Promise.all(bodies)
  await page.close()
  return sizes.reduce((sum, size) => sum + size, 0) / 1_000
}

/** @returns the duration of each long task, in milliseconds. */
async function scrollThrough(browser: Browser, url: string): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await open(page, url)
  await page.evaluate(() => {
    const tasks: number[] = []
    new PerformanceObserver(list => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    })
    Object.assign(window, { tasks })
  })
  await page.mouse.move(600, 600)
  for (let turn = 0; turn < TURNS; turn++) {
    await page.mouse.wheel(0, WHEEL)
    await frame(page)
  }
  for (let turn = 0; turn < TURNS; turn++) {
    await page.evaluate(share => scrollTo(0, document.documentElement.scrollHeight * share), turn / TURNS)
    await frame(page)
  }
  await page.locator('.disclosure').first().focus()
  await page.keyboard.press('End')
  await page.locator(`[aria-posinset="${ACCOUNTS + 3}"] .disclosure:focus`).waitFor()
  await page.keyboard.press('Home')
  await page.locator('[aria-posinset="1"] .disclosure:focus').waitFor()
  const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks)
  await page.close()
  return tasks
}

const frame = (page: Page) => page.evaluate(() => new Promise(resolve => requestAnimationFrame(resolve)))
