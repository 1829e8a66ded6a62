// What a page may do, and that a name is text.
import { accountNamed, choose, expect, test } from './console-test.ts'

test('the content security policy has no unsafe source, and nothing goes against it', async ({ site, page, said }) => {
  const answer = await page.goto(site.url)
  await expect(page.getByRole('article').first()).toBeVisible()
  const header = answer?.headers()['content-security-policy']
  const policy =
    header ?? (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')) ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toMatch(/unsafe|\*|data:.*script|https?:/)
  // It is in force: what it does not allow does not happen.
  await page.evaluate(() =>
    document.head.append(Object.assign(document.createElement('script'), { text: 'hacked = 1' })),
  )
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  expect(said.splice(0).join()).toContain('Content Security Policy')
})

const NAMES = [
  '<img src=x onerror=alert(1)>',
  '</title><script>alert(1)</script>',
  '{{constructor}} &lt;b&gt;',
  '‮drowssap',
]

test('a name is text', async ({ console: page, look }) => {
  page.on('dialog', () => expect('a dialog').toBe('none'))
  for (const name of NAMES) {
    await page.getByRole('button', { name: 'Add Service Account' }).click()
    await page.getByLabel('Service account name').fill(name)
    await page.getByRole('button', { name: 'Save' }).click()
    const account = accountNamed(page, name)
    await expect(account.locator('.name').first()).toHaveText(name)
    await choose(page, name, 'Delete')
    await expect(page.getByRole('dialog').locator('strong')).toHaveText(name)
    await page.getByRole('button', { name: 'Cancel' }).click()
  }
  expect(await page.locator('main img, main script, main b').count()).toBe(0)
  await look('names-are-text')
})
