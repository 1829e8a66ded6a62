import { relative } from 'node:path'
import ts from 'typescript'
import { ROOT } from './compiler.ts'
import type { Entry } from './entries.ts'
import { type Example, examplesOf } from './example.ts'

/** A public symbol: an export of an entry point, or a member of one. */
export interface Subject {
  readonly name: string
  readonly file: string
  /** Whether its doc comment has to have an example. */
  readonly needsExample: boolean
  readonly isDocumented: boolean
  readonly examples: readonly Example[]
}

/** The names that an entry exports. */
export function namesOf(program: ts.Program, { path }: Entry): string[] {
  return exportsOf(program, path).map(({ name }) => name)
}

/** Returns the exports of all entry points with their members, without duplicates. */
export function subjectsOf(program: ts.Program, entries: readonly Entry[]): Subject[] {
  const checker = program.getTypeChecker()
  const exported = new Map<ts.Symbol, ts.Symbol>()
  for (const { path } of entries) {
    for (const each of exportsOf(program, path)) {
      const origin = each.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(each) : each
      if (!exported.has(origin) || !isTypeOnly(each)) exported.set(origin, each)
    }
  }
  return [...exported].flatMap(([origin, { name }]) => [
    subject(name, origin, true),
    ...membersOf(origin, checker)
      .filter(member => !isTypeOnly(exported.get(origin)) || !(member.flags & ts.SymbolFlags.Constructor))
      .map(member => subject(`${name}.${nameOf(member)}`, member, isMethod(member))),
  ])

  function subject(name: string, symbol: ts.Symbol, needsExample: boolean): Subject {
    const declarations = symbol.declarations ?? []
    return {
      name,
      file: relative(ROOT, declarations[0]?.getSourceFile().fileName ?? ''),
      needsExample,
      isDocumented: symbol.getDocumentationComment(checker).length > 0,
      examples: examplesOf(name, declarations),
    }
  }
}

function exportsOf(program: ts.Program, path: string): ts.Symbol[] {
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(path)
  const module = source && checker.getSymbolAtLocation(source)
  if (!module) throw new Error(`${path} is no module.`)
  return checker.getExportsOfModule(module)
}

/** Whether only the type of a class is exported. */
function isTypeOnly(symbol: ts.Symbol | undefined): boolean {
  const [declaration] = symbol?.declarations ?? []
  if (!declaration || !ts.isExportSpecifier(declaration)) return false
  return declaration.isTypeOnly || declaration.parent.parent.isTypeOnly
}

/** Returns the public members that a class, an interface or an object type declares itself. */
function membersOf(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol[] {
  const alias = symbol.declarations?.find(ts.isTypeAliasDeclaration)?.type
  const type = alias && ts.isTypeLiteralNode(alias) ? checker.getTypeAtLocation(alias).symbol : symbol
  const statics = type.flags & ts.SymbolFlags.Class ? type.exports : undefined
  const members = [...(type.members?.values() ?? []), ...(statics?.values() ?? [])]
  return members.filter(({ flags, declarations = [] }) => {
    const kinds = ts.SymbolFlags.Method | ts.SymbolFlags.Property | ts.SymbolFlags.Accessor | ts.SymbolFlags.Constructor
    return (flags & kinds) !== 0 && declarations.some(isPublic)
  })
}

function isPublic(declaration: ts.Declaration): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected
  const name = ts.getNameOfDeclaration(declaration)
  return (ts.getCombinedModifierFlags(declaration) & hidden) === 0 && !(name && ts.isPrivateIdentifier(name))
}

function isMethod(symbol: ts.Symbol): boolean {
  return (symbol.flags & (ts.SymbolFlags.Method | ts.SymbolFlags.Constructor)) !== 0 && !isCalledByTheLanguage(symbol)
}

/** For example `[Symbol.asyncIterator]` and `toJSON`: applications do not call them. */
function isCalledByTheLanguage({ name }: ts.Symbol): boolean {
  return name.startsWith('__@') || name === 'toString' || name === 'toJSON'
}

function nameOf({ name }: ts.Symbol): string {
  return name === '__constructor' ? 'constructor' : name.replace(/^__@(\w+).*$/, '[Symbol.$1]')
}
