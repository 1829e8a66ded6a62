// Lists each code block in the documentation with its check. Fails if a block has none.
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, matchesGlob, normalize } from 'node:path'
import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import client from '../../packages/client/package.json' with { type: 'json' }
import { AS_PRINTED } from '../../scripts/published/pages.ts'

const PAGES = globSync('docs/**/*.md', {
  exclude: ['docs/{reference,decisions,project,tables,.vitepress}/**', '**/node_modules/**'],
})
const BLOCK = /^ *```(\w*)[^\n]*\n([\s\S]*?)^ *```$/gm
const SNIPPET = /^ *<<< @\/([^{\s]+)/gm

const GROUP = /^::: code-group\n[\s\S]*?^:::$/gm

/** The checks of files, by their paths. */
const FILES: Readonly<Record<string, string>> = {
  '{docs/snippets,examples}/**/*.test.ts': 'run by Vitest',
  'examples/testing/*/*': 'run by scripts/published/recipes.ts',
  'docs/snippets/{client,migrate,mock,rotate}/*.ts':
    'type-checked, and run by test/docs/snippets.test.ts unless in NOT_RUN',
  '{docs/snippets,examples}/**/*.ts': 'type-checked',
  'docs/public/recordings/*.txt': 'recorded by scripts/recordings.ts',
  'examples/*/package.json': 'a workspace, which npm ci installs',
}

const INSTALL = /^npm install(?: --(?:save-dev|global))?((?: \S+)*)$/

/** The checks of commands. The text after `#` is removed. */
const COMMANDS: readonly (readonly [pattern: RegExp, check: string])[] = [
  [/^npx (--yes )?@workbench-sdk\/(cli|mock)\b/, 'options checked by test/docs/commands.test.ts'],
  [/\bworkbench-(keys|mock) /, 'options checked by test/docs/commands.test.ts'],
  [INSTALL, 'packages of the repository'],
  [
    /^(npx vitest run|npx playwright test|NODE_OPTIONS=\S+ npx jest|node --test)$/,
    'run by scripts/published/recipes.ts',
  ],
  [/^export( [A-Z_]+=(\S+|\$\(openssl rand -hex \d+\)))+$/, 'sets variables'],
  [/^node integrate\.mjs$/, 'the program is run by scripts/examples.ts'],
  [/^(mkdir -p [\w-]+|cd [\w-]+|npm init --yes|npm pkg set type=module)$/, 'creates a project'],
  [/^npx esbuild /, 'run by test/docs/shell.test.ts'],
]

/** Prefixes of commands, and files, that are not checked, with the reason. */
const UNCHECKED: Readonly<Record<string, string>> = {
  'docs/snippets/cypress/keys.cy.js': 'Cypress is not installed here, as the page states.',
  docker:
    'Docker is not installed in CI, as the page states. The compose file is checked by test/examples/shared-mock.test.ts.',
  kubectl: 'There is no cluster in CI. The resources are checked by test/examples/examples.test.ts.',
  systemctl: 'Changes the system. The unit is run by test/examples/examples.test.ts.',
  journalctl: 'Reads the log of the system.',
  'install -': 'Changes the system, so that systemctl can start the unit.',
  WORKBENCH_MOCK_URL: 'The tests of examples/shared-mock are run by test/examples/shared-mock.test.ts.',
  'npx playwright install': 'CI uses the browser of Debian.',
}

const RUN_AS_PRINTED = 'run as printed by scripts/published/pages.ts'

const CHECKERS = globSync('{test,scripts,packages/*/test}/**/*.ts', {
  exclude: ['**/node_modules/**', 'test/docs/blocks.test.ts'],
})
  .sort()
  .map(path => ({ path, text: readFileSync(path, 'utf8') }))

const contents = PAGES.sort().map(page => {
  const text = readFileSync(page, 'utf8')
  const fenced = [...text.matchAll(BLOCK)].flatMap(([, language = '', code = '']) =>
    language === '' ? [`the output ${code.trim().slice(0, 30)}…`] : commandsIn(code),
  )
  return { page, files: [...text.matchAll(SNIPPET)].map(([, path = '']) => normalize(join('docs', path))), fenced }
})
/** The files on pages that are run as printed. */
const printed = contents.filter(({ page }) => AS_PRINTED.includes(page)).flatMap(({ files }) => files)
const blocks = contents.flatMap(({ page, files, fenced }) => [
  ...files.map(subject => ({ page, subject, check: checkOfFile(subject) })),
  ...fenced.map(subject => ({ page, subject, check: checkOfBlock(page, subject) })),
])

test.each(blocks)('$page: $subject: $check', ({ check }) => {
  expect(check, 'Add a check, or a reason to UNCHECKED.').toBeDefined()
})

test('each shell block is valid syntax', () => {
  const scripts = PAGES.flatMap(shellBlocks)
  const invalid = scripts.flatMap(input => (spawnSync('sh', ['-n'], { input }).status === 0 ? [] : [input]))
  expect(scripts.length).toBeGreaterThan(0)
  expect(invalid).toEqual([])
})

// In zsh, as on macOS, `#` begins no comment at the prompt, and an apostrophe after it starts a string.
test('each shell block can be pasted into zsh: it has no comment', () => {
  const pages = globSync('{README.md,CONTRIBUTING.md,packages/*/README.md,examples/*/README.md}')
  const scripts = [...PAGES, ...pages].flatMap(page => shellBlocks(page).map(code => ({ page, code })))
  expect(scripts.length).toBeGreaterThan(0)
  expect(scripts.filter(({ code }) => /(?:^|\s)#/.test(code))).toEqual([])
})

// The tab shows the name of the file by default, but the page as Markdown shows only this name.
test('each tab with a file has its name', () => {
  const tabs = PAGES.flatMap(page =>
    [...readFileSync(page, 'utf8').matchAll(GROUP)].flatMap(([group]) => group.match(/^<<< .+$/gm) ?? []),
  )
  const unnamed = tabs.filter(tab => {
    const [, path = '', name] = /^<<< (\S+?)(?:\{\w+\})?(?: \[(.+)\])?$/.exec(tab) ?? []
    return name === undefined || basename(name) !== basename(path)
  })
  expect(tabs.length).toBeGreaterThan(0)
  expect(unnamed).toEqual([])
})

test('each reason is needed', () => {
  const reasons = new Set(blocks.map(({ check }) => check))
  expect(Object.values(UNCHECKED).filter(reason => !reasons.has(reason))).toEqual([])
})

test('each installed package is from this repository', () => {
  const known = new Set([
    ...Object.keys({ ...manifest.devDependencies, ...client.peerDependencies }),
    ...['client', 'mock', 'cli'].map(name => `@workbench-sdk/${name}`),
  ])
  const installed = blocks.flatMap(({ subject }) => INSTALL.exec(subject)?.[1]?.match(/\S+/g) ?? [])
  expect(installed).toContain('@workbench-sdk/client')
  expect(installed.filter(name => name !== 'cypress' && !known.has(name))).toEqual([])
})

/** The shell blocks of a page, including those in files. */
function shellBlocks(page: string): string[] {
  const text = readFileSync(page, 'utf8')
  const blocks = [...text.matchAll(BLOCK)].flatMap(([, language, code = '']) => (language === 'sh' ? [code] : []))
  const files = [...text.matchAll(SNIPPET)]
    .map(([, path = '']) => join('docs', path))
    .filter(path => path.endsWith('.sh'))
  return [...blocks, ...files.map(path => readFileSync(path, 'utf8'))]
}

function commandsIn(code: string): string[] {
  return code
    .replaceAll(/\s+#.*$/gm, '')
    .replaceAll(/\\\n\s*/g, ' ')
    .split(/\n| && /)
    .map(line => line.trim())
    .filter(Boolean)
}

function checkOfFile(path: string): string | undefined {
  if (printed.includes(path)) return RUN_AS_PRINTED
  const [, check] = Object.entries(FILES).find(([pattern]) => matchesGlob(path, pattern)) ?? []
  return check ?? readerOf(basename(dirname(path)), basename(path)) ?? reasonOf(path)
}

function checkOfBlock(page: string, subject: string): string | undefined {
  if (AS_PRINTED.includes(page)) return RUN_AS_PRINTED
  if (subject.startsWith('the output ')) return readerOf(basename(dirname(page)), basename(page))
  return COMMANDS.find(([pattern]) => pattern.test(subject))?.[1] ?? reasonOf(subject)
}

/** The first test or script that names the file and its folder. */
function readerOf(folder: string, name: string): string | undefined {
  const pattern = new RegExp(`['"\`/]${name.replaceAll('.', '\\.')}['"\`]`)
  const checker = CHECKERS.find(({ text }) => text.includes(folder) && pattern.test(text))
  return checker && `read by ${checker.path}`
}

function reasonOf(subject: string): string | undefined {
  return Object.entries(UNCHECKED).find(([beginning]) => subject.startsWith(beginning))?.[1]
}
