import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'

/** Installs the packages that are missing. */
export async function installDebianPackages(names: readonly string[]): Promise<void> {
  const missing = await missingDebianPackages(names)
  if (missing.length === 0) return
  await aptGet('update')
  await aptGet('install', '--yes', '--no-install-recommends', ...missing)
}

export async function missingDebianPackages(names: readonly string[]): Promise<readonly string[]> {
  const installed = await Promise.all(names.map(isInstalled))
  return names.filter((_, index) => !installed[index])
}

async function isInstalled(name: string): Promise<boolean> {
  const status = promisify(execFile)('dpkg-query', ['--show', '--showformat', `\${db:Status-Status}`, name])
  return status.then(({ stdout }) => stdout === 'installed').catch(() => false)
}

async function aptGet(...args: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // If another process installs packages, wait for it.
  const child = spawn('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '--quiet=2', ...args], { env, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`apt-get ${args.join(' ')} exited with ${code}.`)
}
