import { relative } from 'node:path'
import ts from 'typescript'
import { ROOT } from './create-program.ts'
import type { EntryPoint } from './entry-points.ts'
import { type Example, examplesOf } from './example.ts'

/** A symbol that an entry point exports, or a public member of one. */
export interface PublicSymbol {
  readonly name: string
  readonly file: string
  /** Whether its doc comment must have an example. */
  readonly needsExample: boolean
  readonly isDocumented: boolean
  readonly examples: readonly Example[]
}

/** Returns the names that an entry point exports. */
export function exportedNames(program: ts.Program, { path }: EntryPoint): string[] {
  return exportsOf(program, path).map(({ name }) => name)
}

/** Returns all symbols that the entry points export, each once, with their members. */
export function publicSymbols(program: ts.Program, entryPoints: readonly EntryPoint[]): PublicSymbol[] {
  const checker = program.getTypeChecker()
  const exported = new Map<ts.Symbol, ts.Symbol>()
  for (const { path } of entryPoints) {
    for (const each of exportsOf(program, path)) {
      const origin = each.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(each) : each
      if (!exported.has(origin) || !isTypeOnly(each)) exported.set(origin, each)
    }
  }
  return [...exported].flatMap(([origin, { name }]) => [
    publicSymbol(name, origin, true),
    ...membersOf(origin, checker)
      .filter(member => !isTypeOnly(exported.get(origin)) || !(member.flags & ts.SymbolFlags.Constructor))
      .map(member => publicSymbol(`${name}.${nameOf(member)}`, member, isMethod(member))),
  ])

  function publicSymbol(name: string, symbol: ts.Symbol, needsExample: boolean): PublicSymbol {
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
  if (!module) throw new Error(`${path} is not a module.`)
  return checker.getExportsOfModule(module)
}

/** Whether only the type of a class is exported, so that users cannot construct it. */
function isTypeOnly(symbol: ts.Symbol | undefined): boolean {
  const [declaration] = symbol?.declarations ?? []
  if (!declaration || !ts.isExportSpecifier(declaration)) return false
  return declaration.isTypeOnly || declaration.parent.parent.isTypeOnly
}

/** Returns the public members that a class, an interface or an object type declares, without inherited ones. */
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

/** Whether the language calls a method implicitly, for example `[Symbol.asyncIterator]` and `toJSON`. */
function isCalledByTheLanguage({ name }: ts.Symbol): boolean {
  return name.startsWith('__@') || name === 'toString' || name === 'toJSON'
}

function nameOf({ name }: ts.Symbol): string {
  return name === '__constructor' ? 'constructor' : name.replace(/^__@(\w+).*$/, '[Symbol.$1]')
}
