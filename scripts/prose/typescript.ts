import ts from 'typescript'
import { commentsIn } from './comments.ts'
import type { Prose } from './prose.ts'

type Span = [start: number, end: number]

/** Matches strings of at least two words. Other strings are identifiers, paths or values, and not prose. */
const PROSE = /[A-Za-z]{2,}[^\S\n]+\S/

/** Returns comments, prose strings and JSX text in source order. */
export function typescriptProse(text: string, jsx?: 'jsx'): Prose[] {
  const source = ts.createSourceFile(
    jsx ? 'source.tsx' : 'source.ts',
    text,
    ts.ScriptTarget.Latest,
    false,
    jsx ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const strings: Prose[] = []
  /** The ranges in which `//` and `/*` do not start a comment. */
  const literals: Span[] = []
  visit(source)
  return [...strings, ...commentsOutside(literals)].sort((a, b) => a.start - b.start)

  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return
    if (ts.isTemplateExpression(node)) {
      template(node)
      return
    }
    if (ts.isRegularExpressionLiteral(node)) literals.push([node.getStart(source), node.end])
    else if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isJsxText(node)) literal(node)
    ts.forEachChild(node, visit)
  }

  function literal(node: ts.Node): void {
    const [start, end] = [ts.isJsxText(node) ? node.pos : node.getStart(source), node.end]
    literals.push([start, end])
    if (!PROSE.test(text.slice(start, end))) return
    strings.push(ts.isJsxText(node) ? { start, end } : { start: start + 1, end: end - 1 })
  }

  /** Adds a template as one sentence. Its expressions are replaced with placeholders, except for strings inside them. */
  function template(node: ts.TemplateExpression): void {
    const [start, end] = [node.getStart(source), node.end]
    const outer = strings.length
    for (const { expression } of node.templateSpans) visit(expression)
    const inner = strings.splice(outer)
    literals.push(
      [start, node.head.end],
      ...node.templateSpans.map(({ literal }): Span => [literal.getStart(source), literal.end]),
    )
    const inserted = node.templateSpans.flatMap(({ expression }) => without([expression.pos, expression.end], inner))
    strings.push({ start: start + 1, end: end - 1, inserted })
  }

  function commentsOutside(literals: readonly Span[]): Prose[] {
    let blanked = ''
    for (const [start, end] of literals.toSorted((a, b) => a[0] - b[0])) {
      blanked += text.slice(blanked.length, start) + text.slice(start, end).replace(/[^\n]/g, '_')
    }
    return commentsIn(blanked + text.slice(blanked.length), /\/\/.*|\/\*[\s\S]*?\*\//g)
  }
}

/** Returns the parts of a span that are not covered by `inner`. */
function without([start, end]: Span, inner: readonly Prose[]): Span[] {
  const within = inner.filter(each => each.start >= start && each.end <= end)
  const starts = [start, ...within.map(each => each.end)]
  const ends = [...within.map(each => each.start), end]
  return starts.map((from, index) => [from, ends[index] ?? end])
}
