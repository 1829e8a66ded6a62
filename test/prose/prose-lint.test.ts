import { readFile } from 'node:fs/promises'
import { createLinter, loadTextlintrc } from 'textlint'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

interface Rules {
  readonly rules: readonly { readonly pattern: string; readonly specs: readonly Spec[] }[]
}

interface Spec {
  readonly from: string
  readonly to: string
}

const linter = createLinter({ descriptor: await loadTextlintrc({ configFilePath: '.textlintrc.cjs' }) })
const { rules }: Rules = parse(await readFile('scripts/prose/dialect.yaml', 'utf8'))

test.each(rules)('$pattern rejects and accepts a sentence in its specs', ({ specs }) => {
  expect(specs.filter(({ from, to }) => from !== to)).not.toHaveLength(0)
  expect(specs.filter(({ from, to }) => from === to)).not.toHaveLength(0)
})

test.each(rules.flatMap(({ specs }) => specs))(
  '"$from" is linted in Markdown and in a comment',
  async ({ from, to }) => {
    const expected = from === to ? [] : [1]
    expect(await lines(from, 'sentence.md')).toEqual(expected)
    expect(await lines(`/** ${from} */`, 'sentence.ts')).toEqual(expected)
  },
)

test.each([
  ['a line comment', 'const a = 1 // This file is\nconst b = 2\n// is none\n', ['3:4']],
  ['a sentence across lines of a comment', '/**\n * The value is\n * none.\n */\n', ['2:14']],
  ['a sentence across line comments', '// The value is\n// none.\n', ['1:14']],
  ['a string', "it('rejects what is none', () => {})\n", ['1:18']],
  ['a template', 'throw new Error(`The key $' + '{key} is none.`)\n', ['1:33']],
  ['a string in a template', 'const a = `The key $' + "{ok ? 'is none' : 'is here'}.`\n", ['1:28']],
  ['a comment after a URL', "fetch('https://a.example/') // is none\n", ['1:32']],
])('%s is linted, with its position', async (_, text, expected) => {
  expect(await positions(text, 'source.ts')).toEqual(expected)
})

test('JSX text is linted', async () => {
  expect(await positions('const a = <p title="x">\n  The key is none.\n</p>\n', 'source.tsx')).toEqual(['2:11'])
})

test.each([
  ['code', 'const alone = beside(mend)\n'],
  ['imports', "import { a } from './is none.ts'\n"],
  ['single words', "const a = 'alone'\n"],
  ['inline code', '// The option `alone` of `is none`.\n'],
  ['regular expressions', 'const a = /is none/\n'],
  ['the values of a template', 'const a = `The key $' + '{alone.beside} works.`\n'],
])('%s is not linted', async (_, text) => {
  expect(await positions(text, 'source.ts')).toEqual([])
})

test('summaries, descriptions and comments of YAML are linted, and other values are not', async () => {
  const text = `# is none
get:
  summary: Lists what is none
  description: >-
    A page of keys, or
    is none.
  example: is none
  pattern: "# is none" # is none
`
  expect(await positions(text, 'source.yaml')).toEqual(['1:3', '3:23', '6:5', '8:26'])
})

test.each([
  ['style.css', '/* is none */\na { color: red }\n'],
  ['run.sh', '# is none\nexit 0\n'],
  ['page.html', '<!-- is none -->\n<p>text</p>\n'],
])('comments of %s are linted', async (path, text) => {
  expect(await lines(text, path)).toEqual([1])
})

async function lines(text: string, path: string): Promise<number[]> {
  const { messages } = await linter.lintText(text, path)
  return [...new Set(messages.map(({ loc }) => loc.start.line))]
}

async function positions(text: string, path: string): Promise<string[]> {
  const { messages } = await linter.lintText(text, path)
  return messages.map(({ loc }) => `${loc.start.line}:${loc.start.column}`)
}
