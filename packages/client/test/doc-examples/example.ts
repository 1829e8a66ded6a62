import { relative } from 'node:path'
import ts from 'typescript'
import { ROOT } from './create-program.ts'

/** A program in a doc comment. */
export interface Example {
  /** The name of the documented symbol, for example `ApiKeys.create`, with a number if it has several examples. */
  readonly name: string
  readonly file: string
  /** The line on which the code starts, counted from 1. */
  readonly line: number
  readonly code: string
}

/** Returns the examples in the doc comments of the declarations of a symbol. */
export function examplesOf(name: string, declarations: readonly ts.Node[]): Example[] {
  const found = declarations
    .flatMap(ts.getJSDocTags)
    .filter(isExample)
    .map(readExample)
    .filter(({ code }) => code !== '')
  return found.map((example, index) => ({ ...example, name: found.length > 1 ? `${name} ${index + 1}` : name }))
}

function isExample(tag: ts.JSDocTag): boolean {
  return tag.tagName.text === 'example'
}

// Reads the source text, because the comment text of the compiler lacks some white space.
function readExample(tag: ts.JSDocTag): Omit<Example, 'name'> {
  const source = tag.getSourceFile()
  const text = source.text.slice(tag.tagName.end, tag.end)
  const code = text.replace(/^\s*\n/, '')
  const start = tag.tagName.end + text.length - code.length
  return {
    file: relative(ROOT, source.fileName),
    line: source.getLineAndCharacterOfPosition(start).line + 1,
    code: code.replace(/^ *\* ?/gm, '').trimEnd(),
  }
}
