// The code of the page must not redeclare the browser's globals: `console.log` would fail in a function that declares
// `console`.
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from '../fixtures.ts'

const SOURCES = fileURLToPath(new URL('../../src', import.meta.url))

/** The names that a file declares, in modules, functions and patterns. */
function namesIn(file: string): readonly string[] {
  const text = readFileSync(`${SOURCES}/${file}`, 'utf8')
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const names: string[] = []
  const visit = (node: ts.Node) => {
    if (isDeclaration(node) && node.name && ts.isIdentifier(node.name)) names.push(node.name.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind))
  return names
}

const isDeclaration = (node: ts.Node) =>
  ts.isVariableDeclaration(node) ||
  ts.isBindingElement(node) ||
  ts.isParameter(node) ||
  ts.isFunctionDeclaration(node) ||
  ts.isClassDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isImportSpecifier(node) ||
  ts.isImportClause(node)

test('no declaration has the name of a global', async ({ emptyPage: page }) => {
  const files = globSync('**/*.{ts,tsx}', { cwd: SOURCES, exclude: ['**/*.test.ts'] })
  const declared = files.flatMap(file => namesIn(file).map(name => ({ file, name })))
  expect(declared.length).toBeGreaterThan(3_000)
  const names = [...new Set(declared.map(({ name }) => name))]
  const globals = await page.evaluate((names: readonly string[]) => names.filter(name => name in globalThis), names)
  expect(declared.filter(({ name }) => globals.includes(name))).toEqual([])
})
