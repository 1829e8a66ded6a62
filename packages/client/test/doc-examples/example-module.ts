import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import type { Example } from './example.ts'

/** The module that exports each name. */
export type Imports = ReadonlyMap<string, string>

/** The names of the variables in `Scope`. */
const SCOPE_NAMES = parse(readFileSync(new URL('scope.ts', import.meta.url), 'utf8'))
  .statements.filter(ts.isInterfaceDeclaration)
  .filter(({ name }) => name.text === 'Scope')
  .flatMap(({ members }) => members.flatMap(({ name }) => (name && ts.isIdentifier(name) ? name.text : [])))

/** The virtual path of the module of an example, against which its imports are resolved. */
export function examplePath(index: number): string {
  return fileURLToPath(new URL(`example-${index}.ts`, import.meta.url))
}

/**
 * Converts an example to a module that exports an async function of the scope. The code starts on line 2, after the imports and
 * the function header. It is in a nested block, so that it can redeclare the variables of the scope.
 */
export function exampleModule({ code }: Example, exports: Imports): string {
  const source = parse(code)
  const imports = source.statements.filter(ts.isImportDeclaration)
  const imported = new Set(imports.flatMap(importedNames))
  const header = [
    "import type { Scope } from './scope.ts'",
    ...[...exports].filter(([name]) => !imported.has(name)).map(([name, from]) => `import { ${name} } from '${from}'`),
    ...imports.map(each => each.getText(source)),
    `export default async ({ ${SCOPE_NAMES.join(', ')} }: Scope) => { {`,
  ]
  return `${header.join('; ').replaceAll('\n', ' ')}\n${imports.reduce(blank, code)}\n} }`
}

function importedNames({ importClause }: ts.ImportDeclaration): string[] {
  const { name, namedBindings } = importClause ?? {}
  const named = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : []
  return [name, ...named.map(each => each.name)].flatMap(each => each?.text ?? [])
}

function blank(code: string, { pos, end }: ts.ImportDeclaration): string {
  return code.slice(0, pos) + code.slice(pos, end).replace(/[^\n]/g, ' ') + code.slice(end)
}

function parse(code: string): ts.SourceFile {
  return ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest)
}
