import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'

/** Installs the missing packages. */
export async function installDebianPackages(names: readonly string[]): Promise<void> {
  const missing = await missingDebianPackages(names)
  if (missing.length === 0) return
  await aptGet('update')
  await aptGet('install', '--yes', '--no-install-recommends', ...missing)
}

export async function missingDebianPackages(names: readonly string[]): Promise<readonly string[]> {
  const versions = await Promise.all(names.map(versionOfDebianPackage))
  return names.filter((_, index) => versions[index] === undefined)
}

/** Returns the version of a package, or `undefined` if the package is not installed. */
export async function versionOfDebianPackage(name: string): Promise<string | undefined> {
  const status = promisify(execFile)('dpkg-query', ['--show', '--showformat', `\${db:Status-Status} \${Version}`, name])
  return status.then(({ stdout }) => /^installed (.+)/.exec(stdout)?.[1]).catch(() => undefined)
}

async function aptGet(...args: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Waits if another process is installing packages.
  const child = spawn('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '--quiet=2', ...args], { env, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`apt-get ${args.join(' ')} exited with ${code}.`)
}
