import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import type { Example } from './example.ts'

/** The module to import each name from. */
export type Imports = ReadonlyMap<string, string>

/** The names in the type of the scope. */
const NAMES = parsed(readFileSync(new URL('scope.ts', import.meta.url), 'utf8'))
  .statements.filter(ts.isInterfaceDeclaration)
  .filter(({ name }) => name.text === 'Scope')
  .flatMap(({ members }) => members.flatMap(({ name }) => (name && ts.isIdentifier(name) ? name.text : [])))

/** The path of the module of an example, which its imports are relative to. */
export function pathOf(index: number): string {
  return fileURLToPath(new URL(`example-${index}.ts`, import.meta.url))
}

/**
 * An example as a module that exports an async function of its scope, one line further down than in the example. A block of
 * its own lets it declare again what it was given.
 */
export function moduleOf({ code }: Example, known: Imports): string {
  const source = parsed(code)
  const imports = source.statements.filter(ts.isImportDeclaration)
  const own = new Set(imports.flatMap(namesIn))
  const head = [
    "import type { Scope } from './scope.ts'",
    ...[...known].filter(([name]) => !own.has(name)).map(([name, from]) => `import { ${name} } from '${from}'`),
    ...imports.map(each => each.getText(source)),
    `export default async ({ ${NAMES.join(', ')} }: Scope) => { {`,
  ]
  return `${head.join('; ').replaceAll('\n', ' ')}\n${imports.reduce(blank, code)}\n} }`
}

function namesIn({ importClause }: ts.ImportDeclaration): string[] {
  const { name, namedBindings } = importClause ?? {}
  const named = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : []
  return [name, ...named.map(each => each.name)].flatMap(each => each?.text ?? [])
}

function blank(code: string, { pos, end }: ts.ImportDeclaration): string {
  return code.slice(0, pos) + code.slice(pos, end).replace(/[^\n]/g, ' ') + code.slice(end)
}

function parsed(code: string): ts.SourceFile {
  return ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest)
}
