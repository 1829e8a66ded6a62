// The content security policy, and the escaping of names.
import { accountNamed, chooseMenuItem, expect, test } from './fixtures.ts'

test('enforces a content security policy without unsafe sources, and does not violate it', async ({
  site,
  accountsPage: page,
  pageMessages,
}) => {
  const header = (await fetch(site.url)).headers.get('content-security-policy')
  const policy =
    header ?? (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')) ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toMatch(/unsafe|\*|script-src[^;]*data:|https?:/)
  // The browser enforces it: an inline script does not run.
  const violated = await page.evaluate(
    () =>
      new Promise<string>(resolve => {
        document.addEventListener('securitypolicyviolation', event => resolve(event.violatedDirective), { once: true })
        const script = document.createElement('script')
        script.append('injected = 1')
        document.head.append(script)
      }),
  )
  expect(violated).toMatch(/^(script-src|require-trusted-types-for)/)
  expect(await page.evaluate(() => 'injected' in window)).toBe(false)
  await pageMessages.accept()
})

/** Names, as they are typed and as the page shows them. */
const NAMES = [
  ['<img src=x onerror=alert(1)>'],
  ['</title><script>alert(1)</script>'],
  ['{{constructor}} &lt;b&gt;'],
  ['\u202edrowssap', 'U+202Edrowssap'],
] as const

test('renders names as text', async ({ accountsPage: page, auditPage }) => {
  await page.evaluate(() => {
    globalThis.alert = () => void document.body.append('A name was executed.')
  })
  for (const [typed, name = typed] of NAMES) {
    await page.getByRole('button', { name: 'Add Service Account' }).click()
    await page.getByLabel('Service account name').fill(typed)
    await page.getByLabel('Workbench service account role').selectOption('Organization Analyst')
    await page.getByRole('button', { name: 'Save' }).click()
    // The list can show the account before the response closes the dialog.
    await expect(page.getByRole('dialog')).toHaveCount(0)
    const account = accountNamed(page, name)
    await expect(account.locator('.name').first()).toHaveText(name)
    await chooseMenuItem(page, name, 'Delete')
    await expect(page.getByRole('dialog').locator('strong')).toHaveText(name)
    await page.getByRole('button', { name: 'Cancel' }).click()
  }
  await expect(page.getByText('A name was executed.')).toHaveCount(0)
  expect(await page.locator('main img, main script, main b').count()).toBe(0)
  await auditPage('names-as-text')
})
