import ts from 'typescript'
import { createProgram } from './create-program.ts'
import type { Example } from './example.ts'
import { exampleModule, examplePath, type Imports } from './example-module.ts'

/** Returns the compiler errors of each example, in the order of the examples. */
export function typeErrors(examples: readonly Example[], exports: Imports, old: ts.Program) {
  const texts = new Map(examples.map((example, index) => [examplePath(index), exampleModule(example, exports)]))
  const program = createProgram([], texts, old)
  return examples.map((example, index) => {
    const source = program.getSourceFile(examplePath(index))
    const diagnostics = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
    return diagnostics.map(
      each => `${locationOf(example, each)}: ${ts.flattenDiagnosticMessageText(each.messageText, '\n')}`,
    )
  })
}

// The first line of a module precedes the code of the example.
function locationOf({ name, file, line }: Example, { file: source, start = 0 }: ts.Diagnostic): string {
  const offset = source?.getLineAndCharacterOfPosition(start).line ?? 0
  return `${name}, ${file}:${line + Math.max(offset, 1) - 1}`
}
