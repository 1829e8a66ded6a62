import ts from 'typescript'
import { programOf } from './compiler.ts'
import type { Example } from './example.ts'
import { type Imports, moduleOf, pathOf } from './module.ts'

/** Returns the compiler errors of each example, in the order of the examples. */
export function problemsOf(examples: readonly Example[], known: Imports, old: ts.Program) {
  const texts = new Map(examples.map((example, index) => [pathOf(index), moduleOf(example, known)]))
  const program = programOf([], texts, old)
  return examples.map((example, index) => {
    const source = program.getSourceFile(pathOf(index))
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
    return found.map(each => `${placeOf(example, each)}: ${ts.flattenDiagnosticMessageText(each.messageText, '\n')}`)
  })
}

// The first line of a module is what was put before the example.
function placeOf({ name, file, line }: Example, { file: source, start = 0 }: ts.Diagnostic): string {
  const within = source?.getLineAndCharacterOfPosition(start).line ?? 0
  return `${name}, ${file}:${line + Math.max(within, 1) - 1}`
}
