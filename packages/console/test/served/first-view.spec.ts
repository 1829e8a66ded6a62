// What a page has to load before it shows anything. A static one loads a whole Workbench after that.
import { gzipSync } from 'node:zlib'
import { expect, test } from '../console-test.ts'

/** Bytes, gzipped. */
const LIMIT = 60_000

test('the first view is small', async ({ page, site, said: _ }) => {
  const bodies: Promise<number>[] = []
  page.on('response', response => {
    if (response.url().endsWith('/stream')) return
    // What the page has given up meanwhile has no body.
    const body = response.body().catch(() => Buffer.alloc(0))
    bodies.push(body.then(bytes => gzipSync(bytes).length))
  })
  await page.goto(site.url)
  await expect(page.getByText('active API keys').first()).toBeVisible()
  await page.waitForLoadState('load')
  const sizes = await Promise.all(bodies)
  // The page, its style, its program and its icon; the rest is what the mock told.
  expect(sizes.length).toBeGreaterThan(5)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(LIMIT)
})
