import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Declarations, mutate } from '../../scripts/mutate/mutation.ts'
import {
  addProperty,
  append,
  beginWith,
  insertBefore,
  narrow,
  negate,
  type Operator,
  remove,
  replace,
  swap,
} from '../../scripts/mutate/operators.ts'
import {
  argument,
  call,
  condition,
  declaration,
  element,
  ifStatement,
  literal,
  operand,
  property,
  receiver,
  value,
} from '../../scripts/mutate/targets.ts'
import { unknownNames } from '../../scripts/mutate/unknown-names.ts'

const SOURCE = `
const POLICY = { keys: { read: 'admin', write: 'admin' }, users: {} }

export function allow(caller, verb) {
  const rule = find(POLICY, caller.role)
  if (rule && verb !== 'read') return refuse(rule, 403)
  return [...rule.exceptions.map(each => each.id), verb]
}

class Store {
  #size = 0
  add(record) {
    if (!record) return
    this.#size++
  }
}
`

function declarations(text = SOURCE, path = 'packages/mock/src/policy.ts') {
  return new Declarations([{ path, text }])
}

function applied(name: string, operator: Operator, text = SOURCE) {
  return declarations(text).mutated(mutate(name, operator)).text
}

describe('an operator', () => {
  const changes: [Operator, string, string, name?: string][] = [
    [remove(ifStatement('rule')), "if (rule && verb !== 'read') return refuse(rule, 403)", ';'],
    [remove(operand('verb')), "rule && verb !== 'read'", 'rule'],
    [remove(argument('find', 0)), 'find(POLICY, caller.role)', 'find( caller.role)'],
    [remove(element('exceptions')), '[...rule.exceptions.map(each => each.id), verb]', '[ verb]'],
    [remove(property('keys', 'write')), ", write: 'admin' }", ',  }', 'POLICY'],
    [replace(literal(403), '404'), '403', '(404)'],
    [replace(call('refuse'), 'undefined'), 'refuse(rule, 403)', '(undefined)'],
    [negate(operand('read')), "verb !== 'read'", "(!(verb !== 'read'))"],
    [narrow(condition('rule'), 'true'), "rule && verb !== 'read'", "((rule && verb !== 'read') && (true))"],
    [append(receiver('map'), '.slice(1)'), 'rule.exceptions', '((rule.exceptions).slice(1))'],
    [insertBefore(declaration('rule'), 'stop()'), 'const rule', 'stop();const rule'],
    [swap(property('keys'), property('users')), 'users: {} }', "keys: { read: 'admin', write: 'admin' } }", 'POLICY'],
    [addProperty(value('users'), "read: 'admin'"), 'users: {}', "users: {read: 'admin'}", 'POLICY'],
    [beginWith('return'), 'add(record) {', 'add(record) {return;', 'Store.add'],
  ]
  test.each(changes.map(([operator, ...rest]) => [operator.words, operator, ...rest] as const))(
    '%s',
    (_, operator, from, to, name = 'allow') => {
      expect(SOURCE).toContain(from)
      expect(applied(name, operator)).toContain(to)
    },
  )
})

test('does not depend on formatting', () => {
  const reformatted = SOURCE.replace(
    "rule && verb !== 'read'",
    '\n    rule && // why\n      verb   !==\n      "read"\n  ',
  )
  expect(reformatted).not.toBe(SOURCE)
  expect(applied('allow', remove(operand('verb')), reformatted)).toContain('if (\n    rule\n  )')
})

test('does not depend on the file', () => {
  const moved = declarations(SOURCE, 'packages/contract/src/elsewhere.ts')
  expect(moved.mutated(mutate('allow', remove(operand('verb')))).path).toBe('packages/contract/src/elsewhere.ts')
})

describe('a mutation fails', () => {
  test.each([
    ['nothing', remove(operand('verb')), 'Unknown function, method or constant "nothing".'],
    ['add', remove(ifStatement()), 'Unknown function, method or constant "add".'],
    ['allow', remove(call('audit')), 'No match for the call of audit.'],
    ['allow', replace(operand(), 'true'), '2 matches for the operand: expected one.'],
    ['POLICY', beginWith('stop()'), 'Not a function with a body in braces.'],
  ])('in %s', (name, operator, message) => {
    expect(() => applied(name, operator)).toThrow(message)
  })

  test('if its name is ambiguous, unless it names the package', () => {
    const both = new Declarations([
      { path: 'packages/mock/src/policy.ts', text: SOURCE },
      { path: 'packages/query/src/policy.ts', text: SOURCE },
    ])
    const operator = remove(operand('verb'))
    expect(() => both.mutated(mutate('allow', operator))).toThrow(
      'Ambiguous name "allow": declared in packages/mock/src/policy.ts, packages/query/src/policy.ts.',
    )
    expect(both.mutated(mutate('query/allow', operator)).path).toBe('packages/query/src/policy.ts')
  })
})

test('reports a name that a mutation uses but its file does not declare', () => {
  const path = resolve('packages/mock/src/policy.ts')
  const text = 'export const allow = (verb: string) => '
  expect(
    unknownNames([
      { path, text: `${text} role === 'admin'` },
      { path, text: `${text} verb.begins('read')` },
      { path, text: `${text} verb.length === 'read'` },
    ]),
  ).toEqual(["Cannot find name 'role'.", "Property 'begins' does not exist on type 'string'.", undefined])
})
