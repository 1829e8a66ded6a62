import { readFileSync } from 'node:fs'

/**
 * Returns whether this version of Node can run the program described by a package.json. If not, prints the required version and
 * sets the exit code, because npm warns about an old version only during installation.
 */
export function checkNode(packageJson: URL): boolean {
  const { name, engines } = JSON.parse(readFileSync(packageJson, 'utf8')) as {
    readonly name: string
    readonly engines: { readonly node: string }
  }
  const required = engines.node.replace('>=', '')
  if (isAtLeast(process.versions.node, required)) return true
  console.error(
    `${name} requires Node ${required} or later, but this is Node ${process.versions.node}. Install a later version, e.g. from https://nodejs.org.`,
  )
  process.exitCode = 1
  return false
}

/** Compares versions by their major and minor numbers. */
function isAtLeast(version: string, required: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [requiredMajor = 0, requiredMinor = 0] = required.split('.').map(Number)
  return major > requiredMajor || (major === requiredMajor && minor >= requiredMinor)
}
