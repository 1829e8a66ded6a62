import { expect, open, test } from './fixtures.ts'

test('each entry of the navigation opens its page', async ({ page }) => {
  await open(page, '/')
  for (const [entry, title] of [
    ['Guides', 'Integrate with Workbench'],
    ['Reference', '@workbench-sdk/client'],
    ['Accuracy', 'Known and guessed'],
    ['Playground', 'Playground'],
  ] as const) {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: entry, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  }
})

test('the search finds a rule by its id', async ({ page }) => {
  await open(page, '/')
  await page.getByRole('button', { name: 'Search' }).first().click()
  await page.getByRole('searchbox').fill('disable-cascade')
  await page.getByRole('option').filter({ hasText: 'Rules' }).first().click()
  await expect(page.getByRole('cell', { name: 'disable-cascade', exact: true })).toBeVisible()
})

test('the playground runs the mock in the page', async ({ page }) => {
  await open(page, '/playground')
  await expect(page.frameLocator('iframe').getByText('siem-export').first()).toBeVisible()
})

test('llms.txt, which the landing page links to, lists pages that exist as Markdown', async ({ page, request }) => {
  await open(page, '/')
  const list = await request.get((await page.getByRole('link', { name: 'llms.txt' }).getAttribute('href')) ?? '')
  const pages = [...(await list.text()).matchAll(/\]\((\S+)\)/g)].map(([, url = '']) => new URL(url).pathname)
  expect(pages).toEqual(expect.arrayContaining(['/start/rotate.md', '/reference/http.md', '/accuracy/rules.md']))
  const missing = await Promise.all(pages.map(async path => ((await request.get(path)).ok() ? [] : [path])))
  expect(missing.flat()).toEqual([])
  expect(await (await request.get('/start/rotate.md')).text()).toContain('npx @workbench-sdk/cli rotate')
  expect(await (await request.get('/mock/docker.md')).text()).toContain('\n`compose.yaml`:\n\n```yaml\nservices:')
})

test('the menu on a phone links to the guides', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 800 })
  await open(page, '/')
  await page.getByRole('button', { name: 'mobile navigation' }).click()
  await page.getByRole('link', { name: 'Guides' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Integrate with Workbench' })).toBeVisible()
})

test('a page that does not exist is reported as missing', async ({ browser, baseURL }) => {
  const page = await browser.newPage()
  await page.goto(`${baseURL}/no-such-page`)
  await expect(page.getByRole('heading', { name: 'PAGE NOT FOUND' })).toBeVisible()
  await page.close()
})

test('a recording can be played, and read as text', async ({ page }) => {
  await open(page, '/rotate/without-an-outage')
  const player = page.locator('.ap-player')
  await player.scrollIntoViewIfNeeded()
  await player.click()
  await expect(player).toContainText('npx @workbench-sdk/cli rotate')
  await page.getByText('The recording as text').click()
  await expect(page.getByText('resumed where an earlier run stopped').last()).toBeVisible()
})
