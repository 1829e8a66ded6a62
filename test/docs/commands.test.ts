// Checks each command line of the documentation against the options of the program. Other tests run many of them.
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { COMMANDS } from '../../packages/cli/src/commands/index.ts'
import { addCompletion } from '../../packages/cli/src/completion.ts'
import { describeProgram } from '../../packages/cli/src/program.ts'
import { conformanceCommand } from '../../packages/mock/src/cli/conformance.ts'
import { initCommand } from '../../packages/mock/src/cli/init.ts'
import { serveCommand } from '../../packages/mock/src/cli/serve.ts'
import { keysReference, mockReference } from '../../scripts/docs/command-reference.ts'

const FILES = globSync(
  ['*.md', 'packages/*/README.md', 'docs/**/*.md', 'docs/snippets/**/*.sh', 'examples/**/*.{md,sh,yml,service}'],
  {
    exclude: ['**/node_modules/**', 'docs/{reference,decisions,project}/**', 'docs/.vitepress/**', 'CONTRIBUTING.md'],
  },
)
const BLOCK = /^ *```(?:sh|txt)\n([\s\S]*?)^ *```$/gm
/** A command line, up to a redirection, a comment or the next command. */
const CALL =
  /(?:npx (?:--yes )?@workbench-sdk\/(cli|mock)(?:@[\d.]+)?|(?<![\w/-])workbench-(keys|mock))(?![\w./-])((?: +(?:'[^']*'|"[^"]*"|[^\s#|&;<>()]+))*)/g
const ARGUMENT = /'[^']*'|"[^"]*"|\S+/g

const mockCommands = [serveCommand(), initCommand(), conformanceCommand()]
const keys = describeProgram(COMMANDS, { output: { help: '', error: '' }, run: async () => {} })
await addCompletion(keys, [])

test.each(callsIn(FILES))('%s: %s %s', (_, program, line) => {
  const [first = '', ...rest] = (line.match(ARGUMENT) ?? []).map(argument => argument.replace(/^(['"])(.*)\1$/, '$2'))
  const isDefault = program === 'mock' && /^(-|$)/.test(first)
  const commands = program === 'mock' ? mockCommands : keys.commands
  const command = commands.find(each => each.name() === (isDefault ? 'serve' : first))
  expect(command, `the command "${first}"`).toBeDefined()
  const options = command?.options.flatMap(({ long, short }) => [long, short]) ?? []
  const used = (isDefault ? [first, ...rest] : rest).filter(
    argument => argument.startsWith('-') && argument !== '--help',
  )
  expect(used.filter(option => !options.includes(option.replace(/=.*/, '')))).toEqual([])
})

test('the reference describes the arguments of each command', async () => {
  const pages = [
    [mockReference(), mockCommands],
    [await keysReference(), keys.commands],
  ] as const
  for (const [page, commands] of pages) {
    const names = commands.flatMap(({ registeredArguments }) => registeredArguments.map(each => each.name()))
    expect(names.length).toBeGreaterThan(0)
    for (const name of names) expect(page).toMatch(new RegExp(`^\\| \`\\[?${name}\\]?\` \\| .`, 'm'))
  }
})

function callsIn(files: readonly string[]): [file: string, program: 'keys' | 'mock', line: string][] {
  return files.flatMap(file => {
    const text = readFileSync(file, 'utf8')
    const code = file.endsWith('.md') ? [...text.matchAll(BLOCK)].map(([, block = '']) => block).join('\n') : text
    const joined = code.replaceAll(/^\s*#.*$/gm, '').replaceAll(/\\\n\s*/g, ' ')
    return [...joined.matchAll(CALL)].map(([, scoped, plain, line = '']): [string, 'keys' | 'mock', string] => [
      file,
      (scoped ?? plain) === 'mock' ? 'mock' : 'keys',
      line.trim(),
    ])
  })
}
