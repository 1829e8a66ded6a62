import { execFile } from 'node:child_process'
import { access } from 'node:fs/promises'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'
import { PATIENCE, type Runtime } from './runtime.ts'

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

const INSTALLATION = [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']] as const

/** From Debian. */
export async function installChromium(): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of INSTALLATION) await promisify(execFile)('apt-get', args, { env, maxBuffer: 64 * 1024 * 1024 })
}

export const isThere = (): Promise<boolean> =>
  access(BINARY).then(
    () => true,
    () => false,
  )

/** An expression that a page evaluates to the report on a task. */
type Expression = (task: string) => string

export const browsers: readonly Runtime[] = [
  chromiumOn('Chromium, bundled', '/bundled.html', imported('/bundled.js')),
  chromiumOn('Chromium, bundled, in a worker', '/bundled.html', inWorker('/web-worker.js')),
  chromiumOn('Chromium, by an import map', '/import-map.html', imported('/import-map.js')),
]

function imported(module: string): Expression {
  return task => `import('${module}').then(({ live }) => live(${task}))`
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
    await using browser = await chromium.launch({ executablePath: BINARY, args: FLAGS, timeout: PATIENCE })
    const close = () => void browser.close({ reason: `It took more than ${PATIENCE / 1000} s.` })
    AbortSignal.timeout(PATIENCE).addEventListener('abort', close)
    const page = await browser.newPage()
    const printed: string[] = []
    page.on('console', message => printed.push(message.text()))
    await page.goto(url + path)
    const report = await page.evaluate<unknown>(expression(JSON.stringify(task)))
    return { report: JSON.stringify(report), output: printed.join('\n') }
  }
  return { name, binary: BINARY, run }
}
