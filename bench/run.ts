// Measures the size and speed of the client and the mock. Fails if a value exceeds its limit.
import { benchCalls } from './calls.ts'
import { benchConsole } from './console.ts'
import { benchImports } from './imports.ts'
import { isWithinLimit, type Limit, rounded } from './limit.ts'
import { benchMock } from './mock.ts'
import { benchMockAlone } from './mock-alone.ts'
import { benchMsw } from './msw.ts'
import { benchPort } from './port.ts'
import { benchSize } from './size.ts'
import { benchTestFiles } from './test-files.ts'

const benches = [
  benchSize,
  benchImports,
  benchCalls,
  benchMockAlone,
  benchMock,
  benchMsw,
  benchTestFiles,
  benchPort,
  benchConsole,
]
const limits: Limit[] = []
for (const bench of benches) limits.push(...(await bench()))

console.log('\nLimits')
console.table(
  Object.fromEntries(
    limits.map(each => [
      each.name,
      { value: rounded(each.value, 2), limit: each.limit, outcome: isWithinLimit(each) ? 'within' : 'exceeded' },
    ]),
  ),
)
if (!limits.every(isWithinLimit)) process.exitCode = 1
