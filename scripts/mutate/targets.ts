// The parts of a function that a mutation can change. A target is found by the kind of its node and by the names and literals in
// it, so that formatting does not matter. If matching nodes are nested, the inner one is used.
import ts from 'typescript'

/** The text of an identifier, a string or a number in the code. */
export type Mention = string | number

export interface Target {
  /** The description of the target in reports. */
  readonly words: string
  readonly find: (scope: ts.Node) => readonly ts.Node[]
}

/** The test of an `if` or of `a ? b : c`. */
export const condition = (...mentions: readonly Mention[]): Target =>
  target('the condition', mentions, node => {
    if (ts.isIfStatement(node)) return node.expression
    return ts.isConditionalExpression(node) ? node.condition : undefined
  })

/** An `if` statement, found by its condition. */
export const ifStatement = (...mentions: readonly Mention[]): Target => ({
  words: naming('the if statement', mentions),
  find: scope => everyNode(scope, ts.isIfStatement).filter(node => doesMention(node.expression, mentions)),
})

/** The statement that an `if` guards, found by the condition. */
export const consequence = (...mentions: readonly Mention[]): Target => ({
  words: naming('the consequence of the condition', mentions),
  find: scope =>
    innermost(everyNode(scope, ts.isIfStatement).filter(node => doesMention(node.expression, mentions))).map(
      node => node.thenStatement,
    ),
})

/** `c` in `a ? b : c`, found by `a`. */
export const alternative = (...mentions: readonly Mention[]): Target => ({
  words: naming('the alternative to the condition', mentions),
  find: scope =>
    everyNode(scope, ts.isConditionalExpression)
      .filter(node => doesMention(node.condition, mentions))
      .map(node => node.whenFalse),
})

/** An expression statement, usually a call for its side effect. */
export const statement = (...mentions: readonly Mention[]): Target =>
  target('the statement', mentions, node => (ts.isExpressionStatement(node) ? node : undefined))

/** The `const` or `let` statement that declares a variable. */
export const declaration = (name: string): Target => ({
  words: `the declaration of ${name}`,
  find: scope => everyNode(scope, ts.isVariableStatement).filter(node => declares(node.declarationList, name)),
})

/** The initial value in a variable declaration. */
export const initializer = (name: string): Target => ({
  words: `the initial value of ${name}`,
  find: scope =>
    everyNode(scope, ts.isVariableDeclaration).flatMap(node =>
      bindsName(node.name, name) && node.initializer ? [node.initializer] : [],
    ),
})

/** The default of a destructured variable. */
export const defaultOf = (name: string): Target => ({
  words: `the default of ${name}`,
  find: scope =>
    everyNode(scope, ts.isBindingElement).flatMap(node =>
      bindsName(node.name, name) && node.initializer ? [node.initializer] : [],
    ),
})

/** The value over which a `for … of` loop iterates. */
export const iterated = (...mentions: readonly Mention[]): Target =>
  target('the iterated value', mentions, node => (ts.isForOfStatement(node) ? node.expression : undefined))

/** A return value, including that of an arrow function without braces. */
export const returned = (...mentions: readonly Mention[]): Target =>
  target('the return value', mentions, node => {
    if (ts.isReturnStatement(node)) return node.expression
    return ts.isArrowFunction(node) && !ts.isBlock(node.body) ? unwrapped(node.body) : undefined
  })

/** A side of `&&`, `||`, `??` or an arithmetic operator. */
export const operand = (...mentions: readonly Mention[]): Target => ({
  words: naming('the operand', mentions),
  find: scope =>
    everyNode(scope, ts.isBinaryExpression)
      .filter(node => WITH_OPERANDS.has(node.operatorToken.kind))
      .flatMap(node => [node.left, node.right])
      .filter(node => doesMention(node, mentions)),
})

/** A binary operator, e.g. `<=`. */
export const operator = (text: string): Target => ({
  words: `the operator ${text}`,
  find: scope =>
    everyNode(scope, ts.isBinaryExpression)
      .map(node => node.operatorToken)
      .filter(token => token.getText() === text),
})

/** A call, or a construction with `new`, found by the function's name and by the names and literals in it. */
export const call = (name: string, ...mentions: readonly Mention[]): Target => ({
  words: naming(`the call of ${name}`, mentions),
  find: scope => callsOf(scope, name, mentions),
})

/** An argument of a call, counted from 0. */
export const argument = (name: string, index: number, ...mentions: readonly Mention[]): Target => ({
  words: naming(`argument ${index + 1} of ${name}`, mentions),
  find: scope => innermost(callsOf(scope, name, mentions)).flatMap(node => node.arguments?.[index] ?? []),
})

/** The object on which a method is called. */
export const receiver = (method: string): Target => ({
  words: `the receiver of ${method}`,
  find: scope =>
    callsOf(scope, method, []).flatMap(({ expression }) =>
      ts.isPropertyAccessExpression(expression) ? [expression.expression] : [],
    ),
})

/** The name of the called function or method. */
export const callee = (name: string): Target => ({
  words: `the called function ${name}`,
  find: scope => callsOf(scope, name, []).flatMap(({ expression }) => calleeOf(expression) ?? []),
})

/** A property of an object literal. Several names specify the path from an outer property to an inner one. */
export const property = (...path: readonly [string, ...string[]]): Target => ({
  words: `the property ${path.join('.')}`,
  find: scope => propertiesAt(scope, path),
})

/** The value of a property, or of an entry of a `Map`. */
export const value = (...path: readonly [string, ...string[]]): Target => ({
  words: `the value of ${path.join('.')}`,
  find: scope => [
    ...propertiesAt(scope, path).map(node => (ts.isPropertyAssignment(node) ? unwrapped(node.initializer) : node)),
    ...everyNode(scope, ts.isArrayLiteralExpression).flatMap(({ elements: [key, entry, ...more] }) =>
      key && entry && more.length === 0 && path.length === 1 && ts.isStringLiteral(key) && key.text === path[0]
        ? [entry]
        : [],
    ),
  ],
})

/** `...x` in an object literal. */
export const spread = (...mentions: readonly Mention[]): Target =>
  target('the spread', mentions, node => (ts.isSpreadAssignment(node) ? node : undefined))

/** An element of an array literal. */
export const element = (...mentions: readonly Mention[]): Target => ({
  words: naming('the element', mentions),
  find: scope =>
    everyNode(scope, ts.isArrayLiteralExpression)
      .flatMap(node => [...node.elements])
      .filter(node => doesMention(node, mentions)),
})

/** An element of an array literal, counted from 0. */
export const elementAt = (index: number): Target => ({
  words: `element ${index + 1}`,
  find: scope => everyNode(scope, ts.isArrayLiteralExpression).flatMap(node => node.elements[index] ?? []),
})

/** A string or number literal. */
export const literal = (text: Mention): Target => ({
  words: `the literal ${text}`,
  find: scope => everyNode(scope, isLiteral).filter(node => node.text === String(text)),
})

export const regex = (): Target => ({
  words: 'the regular expression',
  find: scope => everyNode(scope, ts.isRegularExpressionLiteral),
})

/** The value of the constant named by the mutation. */
export const constant = (): Target => ({
  words: 'its value',
  find: scope => (ts.isVariableDeclaration(scope) && scope.initializer ? [scope.initializer] : []),
})

/** A target inside another. */
export const within = (outer: Target, inner: Target): Target => ({
  words: `${inner.words} in ${outer.words}`,
  find: node => innermost(outer.find(node)).flatMap(each => inner.find(each)),
})

/** Returns the nodes that do not contain another node of the list. */
export function innermost<N extends ts.Node>(nodes: readonly N[]): N[] {
  return nodes.filter(
    node => !nodes.some(other => other !== node && node.getStart() <= other.getStart() && other.end <= node.end),
  )
}

function target(words: string, mentions: readonly Mention[], pick: (node: ts.Node) => ts.Node | undefined): Target {
  return {
    words: naming(words, mentions),
    find: scope =>
      everyNode(scope, isAny)
        .flatMap(node => pick(node) ?? [])
        .filter(node => doesMention(node, mentions)),
  }
}

const isAny = (_node: ts.Node): _node is ts.Node => true

const naming = (words: string, mentions: readonly Mention[]) =>
  mentions.length === 0 ? words : `${words} (${mentions.join(', ')})`

/** Returns those nodes, among a node and its descendants, that pass a test. */
function everyNode<N extends ts.Node>(from: ts.Node, passes: (node: ts.Node) => node is N): N[] {
  const found: N[] = []
  const visit = (node: ts.Node) => {
    if (passes(node)) found.push(node)
    ts.forEachChild(node, visit)
  }
  visit(from)
  return found
}

const WITH_OPERANDS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.SlashToken,
])

type Literal = ts.StringLiteral | ts.NoSubstitutionTemplateLiteral | ts.NumericLiteral

const isLiteral = (node: ts.Node): node is Literal => ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)

const isNamed = (node: ts.Node): node is ts.Identifier | ts.PrivateIdentifier | Literal =>
  ts.isIdentifier(node) || ts.isPrivateIdentifier(node) || isLiteral(node)

function doesMention(node: ts.Node, mentions: readonly Mention[]): boolean {
  if (mentions.length === 0) return true
  const texts = new Set(everyNode(node, isNamed).map(({ text }) => text))
  return mentions.every(mention => texts.has(String(mention)))
}

function callsOf(scope: ts.Node, name: string, mentions: readonly Mention[]) {
  return everyNode(scope, isCall).filter(
    node => calleeOf(node.expression)?.text === name && doesMention(node, mentions),
  )
}

const isCall = (node: ts.Node): node is ts.CallExpression | ts.NewExpression =>
  ts.isCallExpression(node) || ts.isNewExpression(node)

function calleeOf(expression: ts.Expression): ts.Identifier | ts.PrivateIdentifier | undefined {
  if (ts.isIdentifier(expression)) return expression
  return ts.isPropertyAccessExpression(expression) ? expression.name : undefined
}

type Property = ts.PropertyAssignment | ts.ShorthandPropertyAssignment

const isProperty = (node: ts.Node): node is Property =>
  ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)

function propertiesAt(scope: ts.Node, [name, ...path]: readonly string[]): Property[] {
  const found = everyNode(scope, isProperty).filter(node => isNamed(node.name) && node.name.text === name)
  return path.length === 0 ? found : found.flatMap(node => propertiesAt(node, path))
}

function unwrapped(expression: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(expression) ? unwrapped(expression.expression) : expression
}

const declares = (list: ts.VariableDeclarationList, name: string) =>
  list.declarations.some(each => bindsName(each.name, name))

function bindsName(binding: ts.BindingName, name: string): boolean {
  if (ts.isIdentifier(binding)) return binding.text === name
  return binding.elements.some(each => ts.isBindingElement(each) && bindsName(each.name, name))
}
