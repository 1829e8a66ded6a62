import { describe, expect, test } from 'vitest'
import { programOf } from './doc-examples/compiler.ts'
import { ENTRIES } from './doc-examples/entries.ts'
import { moduleOf } from './doc-examples/module.ts'
import { loadModules } from './doc-examples/modules.ts'
import { run } from './doc-examples/run.ts'
import { namesOf, subjectsOf } from './doc-examples/subjects.ts'
import { inTempDirectories } from './doc-examples/temp-directory.ts'
import { problemsOf } from './doc-examples/type-check.ts'

const program = programOf(ENTRIES.map(({ path }) => path))
const subjects = subjectsOf(program, ENTRIES)
const known = new Map(ENTRIES.flatMap(entry => namesOf(program, entry).map(name => [name, entry.path] as const)))
const modules = await loadModules()

const examples = subjects.flatMap(subject => subject.examples)
const problems = problemsOf(examples, known, program)

test('every public symbol and method has a doc comment with an example', () => {
  const wanting = subjects.filter(each => each.needsExample && !(each.isDocumented && each.examples.length > 0))
  expect(wanting.map(({ name, file }) => `${name} in ${file}`)).toEqual([])
})

describe('the example of', () => {
  inTempDirectories()

  test.each(examples.map((example, index) => [example.name, example, index] as const))(
    '%s',
    async (_, example, index) => {
      expect(problems[index]).toEqual([])
      await run(example, moduleOf(example, known), modules)
    },
  )
})
