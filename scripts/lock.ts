// Completes package-lock.json with the optional packages of other platforms that a registry at hand did not offer. Without
// their entries `npm ci` calls the lock file out of step, on whatever platform it runs.
import { readFile, writeFile } from 'node:fs/promises'

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

const FILE = 'package-lock.json'
const OS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const CPU = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64']
const LIBC = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' }

const lock = JSON.parse(await readFile(FILE, 'utf8')) as { packages: Record<string, Entry> }
const added = Object.entries(lock.packages).flatMap(([path, entry]) =>
  Object.entries(entry.optionalDependencies ?? {}).flatMap(([name, version]) =>
    isLocked(path, name) ? [] : [[`node_modules/${name}`, optional(name, version, entry)] as const],
  ),
)
Object.assign(lock.packages, Object.fromEntries(added))
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
await writeFile(FILE, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`Added ${added.length} packages of other platforms.`)

/** Whether a package that stands at `path` would find the other, as Node looks for it. */
function isLocked(path: string, name: string): boolean {
  const parts = path.split('/node_modules/')
  return (
    parts.some((_, depth) => {
      const above = parts.slice(0, parts.length - depth).join('/node_modules/')
      return `${above === '' ? '' : `${above}/`}node_modules/${name}` in lock.packages
    }) || `node_modules/${name}` in lock.packages
  )
}

function optional(name: string, version: string, { dev }: Entry): object {
  if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${name}@${version} is no exact version: lock it by hand.`)
  return { version, ...platformOf(name), ...(dev && { dev }), optional: true }
}

/** These packages are named after what they are for: `@rollup/rollup-linux-arm64-musl`. */
function platformOf(name: string): Platform {
  const words = name.split(/[/-]/)
  const [os, cpu] = [OS.find(each => words.includes(each)), CPU.find(each => words.includes(each))]
  const [libc] = Object.entries(LIBC).flatMap(([word, each]) => (words.includes(word) && os === 'linux' ? [each] : []))
  if (!os) throw new Error(`For which platform is ${name}? Lock it by hand.`)
  return { os: [os], ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }) }
}
