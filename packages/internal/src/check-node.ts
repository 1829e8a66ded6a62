import { readFileSync } from 'node:fs'

/**
 * Returns whether this version of Node can run the program whose package.json has that address. If not, prints the required one,
 * and sets the exit code: npm warns of an old version during installation only.
 */
export function checkNode(packageJson: URL): boolean {
  const { name, engines } = JSON.parse(readFileSync(packageJson, 'utf8')) as {
    readonly name: string
    readonly engines: { readonly node: string }
  }
  const required = engines.node.replace('>=', '')
  if (isAtLeast(process.versions.node, required)) return true
  console.error(
    `${name} needs Node ${required} or later, and this is Node ${process.versions.node}. Install a later one, e.g. from https://nodejs.org.`,
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
