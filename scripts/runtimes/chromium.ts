import { access } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import { type Runtime, TIMEOUT } from './runtime.ts'

/** The name of the Debian package. */
export const CHROMIUM = 'chromium'

export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const BINARY = '/usr/bin/chromium'

export const isInstalled = (): Promise<boolean> =>
  access(BINARY).then(
    () => true,
    () => false,
  )

/** Returns an expression that evaluates to the report of a task, in a page. */
type Expression = (task: string) => string

export const browsers: readonly Runtime[] = [
  chromiumOn('Chromium, bundled', '/bundled.html', imported('/bundled.js')),
  chromiumOn('Chromium, bundled, in a worker', '/bundled.html', inWorker('/web-worker.js')),
  chromiumOn('Chromium, with an import map', '/import-map.html', imported('/import-map.js')),
]

function imported(module: string): Expression {
  return task => `import('${module}').then(({ run }) => run(${task}))`
}

function inWorker(module: string): Expression {
  return task => `new Promise((resolve, reject) => {
    const worker = new Worker('${module}', { type: 'module' })
    worker.onmessage = ({ data }) => resolve(data)
    worker.onerror = ({ message }) => reject(new Error(message))
    worker.postMessage(${task})
  })`
}

function chromiumOn(name: string, path: string, expression: Expression): Runtime {
  const run: Runtime['run'] = async (task, { url }) => {
    await using browser = await chromium.launch({ executablePath: BINARY, args: FLAGS, timeout: TIMEOUT })
    const close = () => void browser.close({ reason: `The page took more than ${TIMEOUT / 1000} s.` })
    AbortSignal.timeout(TIMEOUT).addEventListener('abort', close)
    const page = await browser.newPage()
    const printed: string[] = []
    page.on('console', message => printed.push(message.text()))
    await page.goto(url + path)
    const report = await page.evaluate<unknown>(expression(JSON.stringify(task)))
    return { report: JSON.stringify(report), output: printed.join('\n') }
  }
  return { name, binary: BINARY, run }
}
