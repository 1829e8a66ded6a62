import ts from 'typescript'
import { expect } from 'vitest'

/** The functions that a module calls to check its comments. */
export interface Claims {
  /** `console.log(…) // text` */
  said(text: string): void
  /** `store.label // text` */
  is(value: unknown, text: string): void
  /** `await store.check() // StoreError: text` */
  throws(work: () => unknown, text: string): Promise<void>
  /** `catch {` */
  caught(): void
}

interface Edit {
  readonly at: number
  readonly text: string
}

/** Returns a module that checks each comment about a result, and whether it has a catch clause. */
export function withClaims(module: string): { readonly text: string; readonly catches: boolean } {
  const source = ts.createSourceFile('example.ts', module, ts.ScriptTarget.Latest, true)
  const edits: Edit[] = []
  let catches = false
  visit(source)
  return { text: edits.toSorted((a, b) => b.at - a.at).reduce(insert, module), catches }

  function visit(node: ts.Node): void {
    if (ts.isCatchClause(node)) {
      catches = true
      edits.push({ at: node.block.getStart() + 1, text: ' $.caught();' })
    }
    if (ts.isExpressionStatement(node)) edits.push(...claimed(node, commentBehind(module, node)))
    ts.forEachChild(node, visit)
  }
}

function insert(text: string, edit: Edit): string {
  return text.slice(0, edit.at) + edit.text + text.slice(edit.at)
}

function claimed({ expression }: ts.ExpressionStatement, comment: string | undefined): Edit[] {
  if (comment === undefined) return []
  const text = JSON.stringify(comment)
  const [start, end] = [expression.getStart(), expression.end]
  const around = (before: string, after: string) => [
    { at: start, text: before },
    { at: end, text: after },
  ]
  if (/^\w*Error: /.test(comment)) return around('await $.throws(async () => { ', ` }, ${text})`)
  if (ts.isPropertyAccessExpression(expression)) return around('$.is(', `, ${text})`)
  if (/^console\.\w+$/.test(callee(expression))) return [{ at: end, text: `; $.said(${text})` }]
  return []
}

function callee(expression: ts.Expression): string {
  return ts.isCallExpression(expression) ? expression.expression.getText() : ''
}

function commentBehind(module: string, { end }: ts.Node): string | undefined {
  const [comment] = ts.getTrailingCommentRanges(module, end) ?? []
  return comment?.kind === ts.SyntaxKind.SingleLineCommentTrivia
    ? module.slice(comment.pos + 2, comment.end).trim()
    : undefined
}

/** Returns functions that check comments against the output. */
export function claimsOn(printed: () => string, onCaught: () => void): Claims {
  return {
    said: text => expect(printed()).toMatch(like(text)),
    is: (value, text) => expect(String(value)).toMatch(like(text)),
    async throws(work, text) {
      const outcome = await Promise.resolve()
        .then(work)
        .then(() => 'nothing thrown', String)
      expect(outcome).toMatch(like(text))
    },
    caught: onCaught,
  }
}

/** Returns an expression that matches the text. `…` matches anything. */
function like(text: string): RegExp {
  return new RegExp(`^${text.split('…').map(escaped).join('[^]*')}$`)
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
