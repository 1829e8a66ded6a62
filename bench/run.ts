// Measures what users pay, the client's first and then the mock's, all in one run. Fails where it is more than a limit.
import { benchCalls } from './calls.ts'
import { benchConsole } from './console.ts'
import { benchImports } from './imports.ts'
import { holds, type Limit, rounded } from './limit.ts'
import { benchMock } from './mock.ts'
import { benchMockAlone } from './mock-alone.ts'
import { benchMsw } from './msw.ts'
import { benchPort } from './port.ts'
import { benchSize } from './size.ts'

const benches = [benchSize, benchImports, benchCalls, benchMockAlone, benchMock, benchMsw, benchPort, benchConsole]
const limits: Limit[] = []
for (const bench of benches) limits.push(...(await bench()))

console.log('\nLimits')
console.table(
  Object.fromEntries(
    limits.map(each => [
      each.what,
      { value: rounded(each.value, 2), limit: each.limit, outcome: holds(each) ? 'held' : 'broken' },
    ]),
  ),
)
if (!limits.every(holds)) process.exitCode = 1
