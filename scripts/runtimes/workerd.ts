import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Task } from '../../test/runtimes/lifecycle.ts'
import { Process } from '../processes/process.ts'
import { bundle } from './bundle.ts'
import { type Runtime, TIMEOUT, versionOf } from './runtime.ts'

const BINARY = 'test/runtimes/node_modules/.bin/workerd'
const CONFIG = 'test/runtimes/workerd.capnp'
/** The conditions that Cloudflare's bundler uses to resolve packages. */
const CONDITIONS = ['workerd', 'worker', 'browser']

export const workerd: Runtime = {
  name: 'workerd, as on Cloudflare',
  version: () => versionOf(BINARY),
  run: async (task, { folder }) => {
    await writeFile(join(folder, 'worker.js'), await bundle('cloudflare-worker.ts', CONDITIONS))
    await copyFile(CONFIG, join(folder, 'workerd.capnp'))
    const server = new Process(BINARY, ['serve', join(folder, 'workerd.capnp'), '--control-fd=1'])
    const report = await send(task, server).finally(() => server.end())
    return { report, output: server.lines.join('\n') }
  },
}

async function send(task: Task, server: Process): Promise<string> {
  const port = await server.match(/"port":(\d+)/)
  const signal = AbortSignal.timeout(TIMEOUT)
  const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: JSON.stringify(task), signal })
  return response.text()
}
