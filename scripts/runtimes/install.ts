import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** The npm project that contains every runtime except the browsers, with its own lock file. Its dev dependencies are not in the sample. */
const PROJECT = 'test/runtimes'

export async function installRuntimes({ isSample }: { isSample: boolean }): Promise<void> {
  const omitted = isSample ? ['--omit=dev'] : []
  const [code] = await once(
    spawn(process.execPath, ['scripts/npm-ci.mjs', '--prefix', PROJECT, ...omitted], { stdio: 'inherit' }),
    'exit',
  )
  if (code !== 0) throw new Error(`npm ci in ${PROJECT} exited with ${code}.`)
}
