// A save that is canceled, or whose dialog is closed, while the response is awaited.
import type { Page as ChromiumPage } from '@playwright/test'
import { accountNamed, expect, type Page, test } from '../fixtures.ts'

const CLOSE = {
  Escape: (page: Page) => page.keyboard.press('Escape'),
  Cancel: (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click(),
} as const

for (const [name, close] of Object.entries(CLOSE)) {
  const tag = name === 'Cancel' ? ['@network', '@nightly'] : '@network'
  test(`reports the outcome of a save during which the dialog was closed with ${name}`, { tag }, async ({
    accountsPage: page,
    chromiumPage,
    auditPage,
  }) => {
    const respond = await holdResponse(chromiumPage, 'POST')
    await save(page, 'slow')
    const form = page.getByRole('dialog').locator('form')
    await expect(form).toHaveAttribute('aria-busy', 'true')
    await expect(form.getByText('Waiting for the response')).toBeVisible()
    await close(page)
    await expect(form.getByText('can’t be canceled')).toBeVisible()
    if (name === 'Cancel') await auditPage('canceled-save')
    respond()
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByText('Added “slow”.')).toBeVisible()
    await expect(accountNamed(page, 'slow')).toBeVisible()
  })

  test(`closes the dialog when ${name} is used again, and reports the outcome on the page`, { tag }, async ({
    accountsPage: page,
    chromiumPage,
  }) => {
    const respond = await holdResponse(chromiumPage, 'POST')
    await save(page, 'slow')
    for (const _ of [1, 2]) await close(page)
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByText('The result will appear here.')).toBeVisible()
    // The outcome does not close a dialog that was opened in the meantime.
    await page.getByRole('button', { name: 'Add Service Account' }).click()
    await page.getByLabel('Service account name').fill('next')
    await page.getByLabel('Workbench service account role').selectOption('Organization Analyst')
    respond()
    await expect(page.getByText('Added “slow”.')).toBeVisible()
    await expect(page.getByLabel('Service account name')).toHaveValue('next')
  })
}

test('reports an unknown outcome if the response is lost after the dialog was closed', {
  tag: '@network',
}, async ({ accountsPage: page, chromiumPage }) => {
  const respond = await holdResponse(chromiumPage, 'POST')
  await save(page, 'slow')
  for (const _ of [1, 2]) await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  respond('lost')
  await expect(page.getByRole('alert')).toContainText('We don’t know whether this went through')
})

test('keeps the dialog open if the save is rejected', { tag: ['@network', '@nightly'] }, async ({
  accountsPage: page,
  chromiumPage,
  site,
}) => {
  site.host?.mock.faults.add({ on: 'POST /service_accounts', times: 1, status: 400 })
  const respond = await holdResponse(chromiumPage, 'POST')
  await save(page, 'rejected')
  await page.keyboard.press('Escape')
  respond()
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('Service account name')).toHaveValue('rejected')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('asks for confirmation if the user leaves the page during a save', { tag: '@network' }, async ({
  accountsPage: page,
  chromiumPage,
}) => {
  const respond = await holdResponse(chromiumPage, 'POST')
  await save(page, 'slow')
  await expect(page.getByText('Waiting for the response')).toBeVisible()
  const asked = chromiumPage.waitForEvent('dialog')
  await chromiumPage.close({ runBeforeUnload: true })
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  respond()
  await expect(page.getByText('Added “slow”.')).toBeVisible()
})

async function save(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add Service Account' }).click()
  await page.getByLabel('Service account name').fill(name)
  await page.getByLabel('Workbench service account role').selectOption('Organization Analyst')
  await page.getByRole('button', { name: 'Save' }).click()
}

/** Lets the mock handle the next request with this method, and holds its response until the returned function is called. */
async function holdResponse(page: ChromiumPage, method: string): Promise<(fate?: 'lost') => void> {
  let release: (fate?: 'lost') => void = () => undefined
  const released = new Promise<'lost' | undefined>(resolve => {
    release = resolve
  })
  await page.route('**/api/v2/**', async route => {
    if (route.request().method() !== method) return route.fallback()
    const response = await route.fetch()
    if ((await released) === 'lost') await route.abort()
    else await route.fulfill({ response })
  })
  return fate => release(fate)
}
