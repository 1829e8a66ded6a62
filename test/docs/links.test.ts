import { expect, test } from 'vitest'
import { REPOSITORY, withAbsoluteLinks } from '../../scripts/docs/links.ts'

test.each([
  ['bench/RESULTS.md', '../docs/public/benchmarks/calls.svg', '/benchmarks/calls.svg'],
  ['SECURITY.md', 'docs/rotate/vault.md#permissions', '/rotate/vault#permissions'],
  ['decisions/001-a.md', '002-b.md', '/decisions/002-b'],
  ['decisions/001-a.md', '../bench/run.ts', `${REPOSITORY}/blob/main/bench/run.ts`],
  ['SECURITY.md', 'https://example.com/a.md', 'https://example.com/a.md'],
])('a copied page replaces a link of %s to %s', (file, link, replaced) => {
  expect(withAbsoluteLinks(`![image](${link}) [link](${link})`, file)).toBe(`![image](${replaced}) [link](${replaced})`)
})
