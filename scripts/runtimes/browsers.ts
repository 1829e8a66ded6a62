import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from '../browsers/browser.ts'
import { missingDebianPackages, versionOfDebianPackage } from '../system-packages.ts'
import { type Outcome, type Runtime, TIMEOUT } from './runtime.ts'

/** Returns an expression that evaluates, in a page, to the report of a task. */
type Expression = (task: string) => string

/** Returns a runtime for each way in which a page can use the client. */
export function pages(browser: Browser): Runtime[] {
  return [
    page(browser, 'bundled', '/bundled.html', imported('/bundled.js')),
    page(browser, 'bundled, in a worker', '/bundled.html', inWorker('/web-worker.js')),
    page(browser, 'bundled, behind a service worker', '/bundled.html', behindServiceWorker('/bundled.js')),
    page(browser, 'with an import map', '/import-map.html', imported('/import-map.js')),
  ]
}

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

function behindServiceWorker(module: string): Expression {
  const run = imported(module)
  return task => `new Promise((resolve, reject) => {
    navigator.serviceWorker.oncontrollerchange = () => resolve()
    navigator.serviceWorker.register('/service-worker.js').catch(reject)
  }).then(() => ${run(task)})`
}

function page({ name, packages, open }: Browser, how: string, path: string, expression: Expression): Runtime {
  return {
    name: `${name}, ${how}`,
    version: async () => {
      const [missing] = await missingDebianPackages(packages)
      return missing === undefined ? await versionOfDebianPackage(packages[0]) : undefined
    },
    run: async (task, { url }) => {
      await using page = await open()
      const run = async (): Promise<Outcome> => {
        await page.goto(url + path)
        const report = await page.evaluate(expression(JSON.stringify(task)))
        return { report: JSON.stringify(report), output: await page.output() }
      }
      return await Promise.race([run(), timeout()])
    },
  }
}

async function timeout(): Promise<never> {
  await sleep(TIMEOUT, undefined, { ref: false })
  throw new Error(`The page took more than ${TIMEOUT / 1000} s.`)
}
