import ts from 'typescript'
import { expect } from 'vitest'

/** The functions that an example calls to check its comments. */
export interface Assertions {
  /** `console.log(…) // text` */
  printed(text: string): void
  /** `store.label // text` */
  equals(value: unknown, text: string): void
  /** `await store.check() // StoreError: text` */
  throws(work: () => unknown, text: string): Promise<void>
  /** `catch {` */
  caught(): void
}

interface Edit {
  readonly at: number
  readonly text: string
}

/** Inserts an assertion for each comment that states a result, and reports whether the module has a catch clause. */
export function withAssertions(module: string): { readonly text: string; readonly catches: boolean } {
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
    if (ts.isExpressionStatement(node)) edits.push(...assertionEdits(node, trailingComment(module, node)))
    ts.forEachChild(node, visit)
  }
}

function insert(text: string, edit: Edit): string {
  return text.slice(0, edit.at) + edit.text + text.slice(edit.at)
}

function assertionEdits({ expression }: ts.ExpressionStatement, comment: string | undefined): Edit[] {
  if (comment === undefined) return []
  const text = JSON.stringify(comment)
  const [start, end] = [expression.getStart(), expression.end]
  const around = (before: string, after: string) => [
    { at: start, text: before },
    { at: end, text: after },
  ]
  if (/^\w*Error: /.test(comment)) return around('await $.throws(async () => { ', ` }, ${text})`)
  if (ts.isPropertyAccessExpression(expression)) return around('$.equals(', `, ${text})`)
  if (/^console\.\w+$/.test(callee(expression))) return [{ at: end, text: `; $.printed(${text})` }]
  return []
}

function callee(expression: ts.Expression): string {
  return ts.isCallExpression(expression) ? expression.expression.getText() : ''
}

function trailingComment(module: string, { end }: ts.Node): string | undefined {
  const [comment] = ts.getTrailingCommentRanges(module, end) ?? []
  return comment?.kind === ts.SyntaxKind.SingleLineCommentTrivia
    ? module.slice(comment.pos + 2, comment.end).trim()
    : undefined
}

/** Creates the assertions of an example. `lastPrinted` returns the last printed string. */
export function createAssertions(lastPrinted: () => string, onCaught: () => void): Assertions {
  return {
    printed: text => expect(lastPrinted()).toMatch(pattern(text)),
    equals: (value, text) => expect(String(value)).toMatch(pattern(text)),
    async throws(work, text) {
      const outcome = await Promise.resolve()
        .then(work)
        .then(() => 'nothing thrown', String)
      expect(outcome).toMatch(pattern(text))
    },
    caught: onCaught,
  }
}

/** Matches a string, in which `…` stands for any characters. */
function pattern(text: string): RegExp {
  return new RegExp(`^${text.split('…').map(escapeRegExp).join('[^]*')}$`)
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
