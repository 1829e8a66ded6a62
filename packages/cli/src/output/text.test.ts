import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describe } from './text.ts'

const SOURCES = globSync('packages/client/src/**/*.ts', { exclude: ['**/*.test.ts'] })
  .map(path => readFileSync(path, 'utf8').replaceAll('\\`', '`'))
  .join('\n')

test.each([
  ['use the `create` option to store', 'use --create, or "create: true" in a configuration, to store'],
  ['increase `settleTimeout`', 'increase --settle-timeout'],
  ['Check baseUrl', 'Check --base-url or WORKBENCH_BASE_URL'],
  [', or pass a `fetch` that uses it.', '.'],
  [', or increase `storeTimeout`.', '.'],
  [', or increase the limit.', '.'],
  [', or `allowInsecureHttp: true` to send the token unencrypted.', '.'],
])('replaces the advice "%s" of the client with advice for users of the program', (advice, expected) => {
  // Fails if the client's message was reworded, because it would no longer be recognized.
  expect(SOURCES).toContain(advice)
  expect(describe(`It failed${advice.startsWith(',') ? '' : '. '}${advice}`)).toContain(expected)
  expect(describe(`It failed${advice.startsWith(',') ? '' : '. '}${advice}`)).not.toContain(advice)
})
