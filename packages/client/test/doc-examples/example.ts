import { relative } from 'node:path'
import ts from 'typescript'
import { ROOT } from './compiler.ts'

/** A program in a doc comment. */
export interface Example {
  /** The name of its symbol, e.g. `ApiKeys.create`, with a number if the symbol has several examples. */
  readonly name: string
  readonly file: string
  /** The line of the file that the code begins on, from 1. */
  readonly line: number
  readonly code: string
}

/** The examples in the doc comments of a symbol's declarations. */
export function examplesOf(name: string, declarations: readonly ts.Node[]): Example[] {
  const found = declarations
    .flatMap(ts.getJSDocTags)
    .filter(isExample)
    .map(read)
    .filter(({ code }) => code !== '')
  return found.map((example, index) => ({ ...example, name: found.length > 1 ? `${name} ${index + 1}` : name }))
}

function isExample(tag: ts.JSDocTag): boolean {
  return tag.tagName.text === 'example'
}

// As it is written: what the compiler makes of a comment has lost some of its white space.
function read(tag: ts.JSDocTag): Omit<Example, 'name'> {
  const source = tag.getSourceFile()
  const written = source.text.slice(tag.tagName.end, tag.end)
  const code = written.replace(/^\s*\n/, '')
  const start = tag.tagName.end + written.length - code.length
  return {
    file: relative(ROOT, source.fileName),
    line: source.getLineAndCharacterOfPosition(start).line + 1,
    code: code.replace(/^ *\* ?/gm, '').trimEnd(),
  }
}
