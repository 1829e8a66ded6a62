import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { bundle } from './bundle.ts'
import { type Runtime, TIMEOUT, versionOf } from './runtime.ts'

const BINARY = 'test/runtimes/node_modules/.bin/workerd'
const CONFIG = 'test/runtimes/workerd.capnp'
/** The conditions with which Cloudflare's bundler resolves packages. */
const CONDITIONS = ['workerd', 'worker', 'browser']

export const workerd: Runtime = {
  name: 'workerd, as on Cloudflare',
  version: () => versionOf(BINARY),
  run: async (task, { folder }) => {
    await writeFile(join(folder, 'worker.js'), await bundle('cloudflare-worker.ts', CONDITIONS))
    await copyFile(CONFIG, join(folder, 'workerd.capnp'))
    await using served = await serveWorker(join(folder, 'workerd.capnp'))
    const signal = AbortSignal.timeout(TIMEOUT)
    const response = await fetch(served.url, { method: 'POST', body: JSON.stringify(task), signal })
    const report = await response.text()
    return { report, output: await served.end() }
  },
}

interface Served extends AsyncDisposable {
  readonly url: string
  /** Stops the worker and returns what it printed. */
  readonly end: () => Promise<string>
}

async function serveWorker(config: string): Promise<Served> {
  const child = spawn(BINARY, ['serve', config, '--control-fd=1'], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'close')
  const printed: string[] = []
  const lines = createInterface(child.stdout).on('line', line => printed.push(line))
  const errors = text(child.stderr)
  const end = async () => {
    child.kill()
    await ended
    return [...printed, await errors].join('\n')
  }
  // The first line contains the port.
  const [control] = await Promise.race([once(lines, 'line'), ended])
  const { port } = typeof control === 'string' ? (JSON.parse(control) as { port?: number }) : {}
  if (port === undefined) throw new Error(`workerd did not start. ${await end()}`)
  return { url: `http://127.0.0.1:${port}/`, end, [Symbol.asyncDispose]: async () => void (await end()) }
}
