// Runs `npm ci` in the folder `--prefix`, with the same options. The lock files contain no tarball addresses, so that they work
// with every registry, and npm requests the metadata of each package to find its address. This takes a third of the time. Here, npm
// receives a temporary copy of the lock file with the addresses that registries use by convention. Written in JavaScript, because
// it is run by the machine's own Node, before the repository's Node is installed.
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const options = process.argv.slice(2)
const prefix = options.includes('--prefix') ? (options[options.indexOf('--prefix') + 1] ?? '.') : '.'
// npm prefers this file to package-lock.json.
const copy = join(prefix, 'npm-shrinkwrap.json')

/** @returns {number | null} the exit code of `npm ci` */
function install() {
  return spawnSync('npm', ['ci', ...options], { stdio: 'inherit' }).status
}

/** @returns {string} the lock file with the address of each tarball */
function withAddresses() {
  const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim().replace(/\/$/, '')
  const lock = JSON.parse(readFileSync(join(prefix, 'package-lock.json'), 'utf8'))
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (!path.includes('node_modules/') || entry.link || entry.inBundle || entry.resolved) continue
    const name = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    entry.resolved = `${registry}/${name}/-/${name.split('/').pop()}-${entry.version}.tgz`
  }
  return JSON.stringify(lock)
}

process.on('exit', () => rmSync(copy, { force: true }))
// npm receives the same signal.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
writeFileSync(copy, withAddresses())
let code = install()
// Without a code, it was interrupted.
if (code !== 0 && code !== null) {
  console.error('npm ci failed with the tarball addresses. Retrying without them.')
  rmSync(copy)
  code = install()
}
process.exitCode = code ?? 1
