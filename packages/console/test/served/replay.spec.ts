// Requests that the page sends again, and those that it cannot.
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { expect, openPanel, type Page, test } from '../fixtures.ts'
import type { Site } from '../sites.ts'

const entry = (page: Page, method: string) => page.locator('.request-log > li').filter({ hasText: method })

/** Sends a request like a program that is not a browser. */
async function send(site: Site, method: string, body?: string): Promise<void> {
  const headers = {
    authorization: `Bearer ${site.host?.mock.tokens.admin}`,
    'content-type': 'application/vnd.api+json',
    ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
  }
  const call = request(`${site.url}api/v2/service_accounts`, { method, headers }).end(body)
  const [response] = (await once(call, 'response')) as [IncomingMessage]
  response.resume()
  await once(response, 'end')
}

const attributes = { display_name: 'again', role: 'organization_analyst' }
const ACCOUNT = JSON.stringify({ data: { type: 'service_accounts', attributes } })

test('reports that a replayed write whose response is lost may have succeeded', { tag: '@network' }, async ({
  accountsPage: page,
  chromiumPage,
  site,
  auditPage,
}) => {
  await send(site, 'POST', ACCOUNT)
  await chromiumPage.route('**/api/v2/service_accounts', async route => {
    if (route.request().method() !== 'POST') return route.fallback()
    await route.fetch()
    await route.abort()
  })
  await openPanel(page, 'Requests')
  await entry(page, 'POST').locator('summary').first().click()
  await entry(page, 'POST').getByRole('button', { name: 'Replay…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Replay' }).click()
  const alert = page.getByRole('dialog').getByRole('alert')
  await expect(alert).toContainText('We don’t know whether this went through')
  await expect(alert).toContainText('Check the list')
  await auditPage('replay-lost')
  expect(site.host?.mock.serviceAccounts().filter(({ name }) => name === 'again')).toHaveLength(2)
})

test('reports that a replayed read without a response changed nothing', { tag: '@network' }, async ({
  accountsPage: page,
  chromiumPage,
  site,
}) => {
  await send(site, 'GET')
  await openPanel(page, 'Requests')
  await entry(page, 'GET').locator('summary').first().click()
  await chromiumPage.route('**/api/v2/service_accounts', route => route.abort())
  await entry(page, 'GET').getByRole('button', { name: 'Replay' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'not responding' })).toBeVisible()
})

test('explains why a request cannot be replayed', async ({ accountsPage: page, site, auditPage }) => {
  await send(site, 'TRACE')
  await send(site, 'GET', '{"filter":1}')
  await openPanel(page, 'Requests')
  for (const [method, reason] of [
    ['TRACE', 'A browser can’t send this request'],
    ['GET', 'Its body was not recorded'],
  ] as const) {
    await entry(page, method).locator('summary').first().click()
    await expect(entry(page, method).getByText(reason)).toBeVisible()
    await expect(entry(page, method).getByRole('button', { name: 'Replay' })).toBeDisabled()
    await entry(page, method).locator('summary').first().click()
  }
  await auditPage('not-replayed')
})
