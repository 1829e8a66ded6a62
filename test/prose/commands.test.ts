import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** A command that downloads a package if it is not installed. Options may precede the name. */
const RUNNER =
  /\b(?:npx|bunx|npm (?:exec|x)|p?npm dlx|yarn dlx)(?:\s+-{1,2}[\w-]+(?:=\S+)?)*\s+(@?[a-z\d][\w.-]*(?:\/[\w.-]+)?)/g

const FILES = filesIn('*.md', '*.mts', '*.ts', '*.tsx', '*.js', '*.sh', '*.y*ml', '*.json', ':!*package-lock.json')

/** The published packages of this repository and their dependencies. Their names belong to their authors. */
const KNOWN = new Set([
  ...filesIn('package.json', '*/package.json').flatMap(packagesIn),
  // The dependency of @playwright/test that has its command.
  'playwright',
])

test('each command that downloads a package names a package of this repository or a dependency', () => {
  expect(FILES.flatMap(unknownPackagesIn)).toEqual([])
})

test.each(['npx workbench-mock', 'npx --yes workbench-keys rotate', 'bunx -p workbench-sdk x', 'yarn dlx mock'])(
  'detects the unknown package name in `%s`',
  command => {
    expect(packagesRunIn(command).filter(name => !KNOWN.has(name))).toHaveLength(1)
  },
)

function unknownPackagesIn(path: string): string[] {
  const names = packagesRunIn(readFileSync(path, 'utf8')).filter(name => !KNOWN.has(name))
  return path === 'test/prose/commands.test.ts' ? [] : names.map(name => `${path}: ${name}`)
}

function packagesRunIn(text: string): string[] {
  return [...text.matchAll(RUNNER)].map(([, name = '']) => name)
}

function packagesIn(path: string): string[] {
  const { name, dependencies, devDependencies, peerDependencies } = JSON.parse(readFileSync(path, 'utf8'))
  const versions = Object.entries<string>({ ...dependencies, ...devDependencies, ...peerDependencies })
  const installed = versions.flatMap(([dependency, version]) => (version.startsWith('npm:') ? [] : [dependency]))
  return name?.startsWith('@workbench-sdk/') ? [name, ...installed] : installed
}

function filesIn(...patterns: readonly string[]): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', ...patterns], { encoding: 'utf8' })
  return listed.split('\0').filter(path => path !== '' && existsSync(path))
}
