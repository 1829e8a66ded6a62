import { WorkbenchMock } from '@workbench-sdk/mock'
import { describe, test } from 'vitest'
import { Api } from './api.ts'
import type { RuleCase } from './rule-case.ts'
import { type Transport, transports } from './transports.ts'

/** Defines a test for each case and transport, named after the rule. */
export function testRules(cases: readonly RuleCase[]): void {
  describe.each(transports)('over $name', transport => {
    test.each(cases)('$rule: $name', each => run(each, transport))
  })
}

async function run({ check }: RuleCase, transport: Transport): Promise<void> {
  const mock = new WorkbenchMock()
  const connection = await transport.open(mock)
  try {
    const anonymous = new Api(connection)
    const { admin, analyst } = mock.tokens
    await check({
      mock,
      anonymous,
      admin: anonymous.withToken(admin),
      analyst: anonymous.withToken(analyst),
    })
  } finally {
    await connection.close()
  }
}
