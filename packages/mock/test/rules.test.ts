import { RULES, WorkbenchMock } from '@workbench-sdk/mock'
import { describe, expect, test } from 'vitest'
import { Api } from './api.ts'
import type { RuleCase } from './rule-case.ts'
import { accountCases } from './rules/accounts.ts'
import { callerCases } from './rules/callers.ts'
import { keyCases } from './rules/keys.ts'
import { stateCases } from './rules/state.ts'
import { type Transport, transports } from './transports.ts'

const cases: readonly RuleCase[] = [...callerCases, ...accountCases, ...keyCases, ...stateCases]

describe.each(transports)('over $name', transport => {
  test.each(cases)('$rule: $says', each => run(each, transport))
})

test('every rule has a case', () => {
  expect(Object.keys(RULES).filter(id => !cases.some(({ rule }) => rule === id))).toEqual([])
})

async function run({ options, check }: RuleCase, transport: Transport): Promise<void> {
  const mock = new WorkbenchMock(options)
  const connection = await transport.open(mock)
  try {
    const nobody = new Api(connection)
    const { admin, analyst, readOnlyAdmin } = mock.tokens
    await check({
      mock,
      nobody,
      admin: nobody.as(admin),
      analyst: nobody.as(analyst),
      readOnlyAdmin: nobody.as(readOnlyAdmin),
    })
  } finally {
    await connection.close()
  }
}
