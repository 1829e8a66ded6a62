import { afterEach, describe, expect, test } from 'vitest'
import { createProgram } from './doc-examples/create-program.ts'
import { ENTRY_POINTS } from './doc-examples/entry-points.ts'
import { exampleModule } from './doc-examples/example-module.ts'
import { loadModules } from './doc-examples/importable-modules.ts'
import { exportedNames, publicSymbols } from './doc-examples/public-symbols.ts'
import { runExample } from './doc-examples/run-example.ts'
import { useTemporaryDirectory } from './doc-examples/temp-directory.ts'
import { typeErrors } from './doc-examples/type-errors.ts'

const program = createProgram(ENTRY_POINTS.map(({ path }) => path))
const symbols = publicSymbols(program, ENTRY_POINTS)
const exports = new Map(
  ENTRY_POINTS.flatMap(entry => exportedNames(program, entry).map(name => [name, entry.path] as const)),
)
const modules = await loadModules()

const examples = symbols.flatMap(symbol => symbol.examples)
const errors = typeErrors(examples, exports, program)

test('every public symbol and method has a doc comment with an example', () => {
  const incomplete = symbols.filter(each => each.needsExample && !(each.isDocumented && each.examples.length > 0))
  expect(incomplete.map(({ name, file }) => `${name} in ${file}`)).toEqual([])
})

describe('the example of', () => {
  useTemporaryDirectory()

  // An example sets it.
  afterEach(() => {
    process.exitCode = undefined
  })

  test.each(examples.map((example, index) => [example.name, example, index] as const))(
    '%s',
    async (_, example, index) => {
      expect(errors[index]).toEqual([])
      await runExample(example, exampleModule(example, exports), modules)
    },
  )
})
