// The ways in which a mutation changes its target. The corresponding StrykerJS mutators are in parentheses.
import ts from 'typescript'
import { innermost, type Target } from './targets.ts'

export interface Operator {
  /** The description of the change in reports. */
  readonly words: string
  /** @throws Error if a target is missing or ambiguous. */
  readonly edits: (scope: ts.Node) => readonly Edit[]
}

/** A range of a source text, and its replacement. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Removes a statement, property, element, argument or operand (Stryker: BlockStatement, ObjectLiteral, ArrayDeclaration). */
export const remove = (target: Target): Operator => ({
  words: `remove ${target.words}`,
  edits: scope => [removal(only(target, scope))],
})

/** Replaces a target with other code. */
export const replace = (target: Target, code: string): Operator => ({
  words: `replace ${target.words} with ${code}`,
  edits: scope => [replacement(only(target, scope), code)],
})

/** Inverts a boolean (Stryker: ConditionalExpression, BooleanLiteral). */
export const negate = (target: Target): Operator => rewrite(`negate ${target.words}`, target, text => `!(${text})`)

/** Makes a condition true in fewer cases (Stryker: LogicalOperator). */
export const narrow = (target: Target, code: string): Operator =>
  rewrite(`narrow ${target.words} to ${code}`, target, text => `(${text}) && (${code})`)

/** Calls a method on the value of a target (Stryker: MethodExpression). */
export const append = (target: Target, code: string): Operator =>
  rewrite(`append ${code} to ${target.words}`, target, text => `(${text})${code}`)

/** Inserts a statement before another. */
export const insertBefore = (target: Target, code: string): Operator => ({
  words: `insert ${code} before ${target.words}`,
  edits: scope => [insertion(only(target, scope).getStart(), `${code};`)],
})

/** Inserts a statement at the beginning of the function. */
export const beginWith = (code: string): Operator => ({
  words: `begin with ${code}`,
  edits: scope => [insertion(bodyOf(scope).getStart() + 1, `${code};`)],
})

/** Adds a property to an object literal. */
export const addProperty = (target: Target, code: string): Operator => ({
  words: `add ${code} to ${target.words}`,
  edits: scope => {
    const object = only(target, scope)
    if (!ts.isObjectLiteralExpression(object)) throw new Error(`${target.words} is not an object literal.`)
    const separator = object.properties.length === 0 || object.properties.hasTrailingComma ? '' : ', '
    return [insertion(object.properties.end, separator + code)]
  },
})

/** Swaps two targets, e.g. two properties. */
export const swap = (first: Target, second: Target): Operator => ({
  words: `swap ${first.words} and ${second.words}`,
  edits: scope => {
    const [a, b] = [only(first, scope), only(second, scope)]
    return [
      { ...spanOf(a), text: b.getText() },
      { ...spanOf(b), text: a.getText() },
    ]
  },
})

/** Returns the source text after the edits. */
export function edited(source: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), source)
}

function rewrite(words: string, target: Target, write: (text: string) => string): Operator {
  return {
    words,
    edits: scope => {
      const node = only(target, scope)
      return [replacement(node, write(expressionIn(node).getText()))]
    },
  }
}

function only(target: Target, scope: ts.Node): ts.Node {
  const found = innermost(target.find(scope))
  const [node] = found
  if (!node) throw new Error(`No match for ${target.words}.`)
  if (found.length > 1) throw new Error(`${found.length} matches for ${target.words}: expected one.`)
  return node
}

function removal(node: ts.Node): Edit {
  const { parent } = node
  if (ts.isBinaryExpression(parent)) {
    return { ...spanOf(parent), text: (node === parent.left ? parent.right : parent.left).getText() }
  }
  if (ts.isStatement(node)) return { ...spanOf(node), text: ';' }
  const comma = /^\s*,/.exec(node.getSourceFile().text.slice(node.end))?.[0] ?? ''
  return { start: node.getStart(), end: node.end + comma.length, text: '' }
}

function replacement(node: ts.Node, code: string): Edit {
  if (ts.isShorthandPropertyAssignment(node)) return { ...spanOf(node), text: `${node.name.text}: (${code})` }
  const isName = ts.isIdentifier(node) && isCallee(node)
  return { ...spanOf(node), text: ts.isExpression(node) && !isName ? `(${code})` : code }
}

function isCallee(node: ts.Identifier): boolean {
  const { parent } = node
  return ts.isPropertyAccessExpression(parent)
    ? parent.name === node
    : ts.isCallExpression(parent) && parent.expression === node
}

const expressionIn = (node: ts.Node): ts.Node => (ts.isShorthandPropertyAssignment(node) ? node.name : node)

const insertion = (at: number, text: string): Edit => ({ start: at, end: at, text })

const spanOf = (node: ts.Node) => ({ start: node.getStart(), end: node.end })

function bodyOf(node: ts.Node): ts.Block {
  if (ts.isFunctionLike(node) && 'body' in node && node.body && ts.isBlock(node.body)) return node.body
  throw new Error('Not a function with a body in braces.')
}
