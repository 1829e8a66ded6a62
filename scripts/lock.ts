// Adds optional packages for other platforms to the lock files, if the registry did not provide them when npm wrote the lock
// file. Without these packages, `npm ci` reports on every platform that a lock file is out of sync.
import { readFile, writeFile } from 'node:fs/promises'

interface Lock {
  packages: Record<string, Entry>
}

interface Entry {
  readonly version?: string
  readonly dev?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

interface Platform {
  readonly os?: string[]
  readonly cpu?: string[]
  readonly libc?: string[]
}

const FILES = ['package-lock.json', 'test/runtimes/package-lock.json', 'test/foreign-clients/npm/package-lock.json']
const OS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const CPU = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64']
/** CPU names in package names, mapped to npm's names. */
const SYNONYMS: Readonly<Record<string, string>> = { '64': 'x64', aarch64: 'arm64', windows: 'win32' }
const LIBC = { glibc: 'glibc', gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' }

for (const file of FILES) {
  const lock = JSON.parse(await readFile(file, 'utf8')) as Lock
  const count = complete(lock)
  await writeFile(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`${file}: added ${count} packages for other platforms.`)
}

/** Adds the missing packages. Returns their number. */
function complete(lock: Lock): number {
  const added = Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {}).flatMap(([name, version]) =>
      isLocked(lock, path, name) ? [] : [[`node_modules/${name}`, optional(name, version, entry)] as const],
    ),
  )
  Object.assign(lock.packages, Object.fromEntries(added))
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
  return added.length
}

/** Whether Node can resolve the package `name` from `path` with the locked packages. */
function isLocked(lock: Lock, path: string, name: string): boolean {
  const parts = path.split('/node_modules/')
  return (
    parts.some((_, depth) => {
      const above = parts.slice(0, parts.length - depth).join('/node_modules/')
      return `${above === '' ? '' : `${above}/`}node_modules/${name}` in lock.packages
    }) || `node_modules/${name}` in lock.packages
  )
}

function optional(name: string, version: string, { dev }: Entry): object {
  if (!/^\d+\.\d+\.\d+/.test(version))
    throw new Error(
      `Invalid version of ${name}: "${version}". Expected an exact version. Add it to the lock file manually.`,
    )
  return { version, ...platformOf(name), ...(dev && { dev }), optional: true }
}

/** Returns the platform that a package name contains, e.g. in `@rollup/rollup-linux-arm64-musl`. */
function platformOf(name: string): Platform {
  const words = name.split(/[/-]/).map(word => SYNONYMS[word] ?? word)
  const [os, cpu] = [OS.find(each => words.includes(each)), CPU.find(each => words.includes(each))]
  const [libc] = Object.entries(LIBC).flatMap(([word, each]) => (words.includes(word) && os === 'linux' ? [each] : []))
  if (!os) throw new Error(`Unknown platform of ${name}. Add it to the lock file manually.`)
  return { os: [os], ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }) }
}
