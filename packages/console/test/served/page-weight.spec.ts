// The size of the first view. The static build is exempt: it also loads the mock.
import { gzipSync } from 'node:zlib'
import { expect, test } from '../fixtures.ts'

/** The maximum size in bytes, gzipped. */
const LIMIT = 60_000

test('loads less than 60 kB for the first view', async ({ page, site, pageMessages: _ }) => {
  // The same URL counts once: on a busy machine, the page may have reloaded some data already.
  const bodies = new Map<string, Promise<number>>()
  page.on('response', response => {
    if (response.url().endsWith('/stream')) return
    // An aborted request has no body.
    const body = response.body().catch(() => Buffer.alloc(0))
    const size = body.then(bytes => gzipSync(bytes).length)
    bodies.set(response.url(), size)
  })
  await page.goto(site.url)
  await expect(page.getByText('active API keys').first()).toBeVisible()
  await page.waitForLoadState('load')
  const sizes = await Promise.all(bodies.values())
  // HTML, CSS, JavaScript and the icon; the others are API responses.
  expect(sizes.length).toBeGreaterThan(5)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(LIMIT)
})
