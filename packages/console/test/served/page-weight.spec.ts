// The size of the first view: the files of the page. The size of the data depends on the mock, which does not compress it. The
// static build is exempt: it also loads the mock.
import { gzipSync } from 'node:zlib'
import { expect, test } from '../fixtures.ts'

/** The maximum size in bytes, gzipped. */
const LIMIT = 60_000

test('loads less than 60 kB of files for the first view', { tag: '@network' }, async ({
  chromiumPage: page,
  site,
  pageMessages: _,
}) => {
  const bodies = new Map<string, Promise<number>>()
  page.on('response', response => {
    const { pathname } = new URL(response.url())
    if (pathname !== '/' && !pathname.startsWith('/assets/')) return
    // An aborted request has no body.
    const body = response.body().catch(() => Buffer.alloc(0))
    const size = body.then(bytes => gzipSync(bytes).length)
    bodies.set(response.url(), size)
  })
  await page.goto(site.url)
  await expect(page.getByText('active API keys').first()).toBeVisible()
  await page.waitForLoadState('load')
  const sizes = await Promise.all(bodies.values())
  // HTML, CSS, JavaScript and the icon.
  expect(sizes.length).toBeGreaterThanOrEqual(4)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(LIMIT)
})
