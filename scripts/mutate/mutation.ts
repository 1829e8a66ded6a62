import { relative } from 'node:path'
import ts from 'typescript'
import { edited, type Operator } from './operators.ts'

/** A careless change to a function, a method or a constant. */
export interface Mutation {
  /** The name, e.g. `authorize` or `Store.list`. `query/issuesOf` if several packages have the same name. */
  readonly in: string
  readonly operator: Operator
}

export const mutate = (name: string, operator: Operator): Mutation => ({ in: name, operator })

export const inWords = ({ in: name, operator }: Mutation): string => `${name}: ${operator.words}`

/** A source file that a mutation can change. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** The functions, methods and constants in the sources, by name. */
export class Declarations {
  readonly #byName = new Map<string, ts.Node[]>()

  constructor(sources: Iterable<Source>) {
    for (const { path, text } of sources) {
      const packageName = /(?:^|\/)packages\/([^/]+)\//.exec(path)?.[1]
      const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
      for (const [name, node] of file.statements.flatMap(declarationsIn)) {
        this.#add(name, node)
        if (packageName !== undefined) this.#add(`${packageName}/${name}`, node)
      }
    }
  }

  /**
   * Returns the changed file.
   *
   * @throws Error if the declaration is missing or ambiguous, or if the operator does not apply to it.
   */
  mutated(mutation: Mutation): Source {
    const declaration = this.#named(mutation.in)
    const { fileName, text } = declaration.getSourceFile()
    return { path: fileName, text: edited(text, mutation.operator.edits(declaration)) }
  }

  #add(name: string, node: ts.Node): void {
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), node])
  }

  #named(name: string): ts.Node {
    const found = this.#byName.get(name) ?? []
    const [node] = found
    if (!node) throw new Error(`Unknown function, method or constant "${name}".`)
    if (found.length === 1) return node
    const files = found.map(each => relative('.', each.getSourceFile().fileName)).join(', ')
    throw new Error(`Ambiguous name "${name}": declared in ${files}. Write "package/${name}", or rename one.`)
  }
}

function declarationsIn(statement: ts.Statement): [string, ts.Node][] {
  if (ts.isFunctionDeclaration(statement)) return statement.name ? [[statement.name.text, statement]] : []
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap((each): [string, ts.Node][] =>
      ts.isIdentifier(each.name) ? [[each.name.text, each]] : [],
    )
  }
  if (!ts.isClassDeclaration(statement) || !statement.name) return []
  const className = statement.name.text
  return statement.members.flatMap((member): [string, ts.Node][] =>
    member.name && (ts.isIdentifier(member.name) || ts.isPrivateIdentifier(member.name))
      ? [[`${className}.${member.name.text}`, member]]
      : [],
  )
}
