// Many tabs of one mock: a browser opens at most six connections to it, and a stream keeps one of them.
import type { BrowserContext, Page } from '@playwright/test'
import { Workbench } from '@workbench-sdk/client'
import type { Host } from '@workbench-sdk/mock'
import { accountNamed, expect, openPanel, test } from '../fixtures.ts'

const TABS = Array.from({ length: 8 })
const WORLDS = Array.from({ length: 7 }, (_, index) => `world-${index + 1}`)

test('shares one stream among eight tabs, and another tab takes over when its tab is closed', {
  tag: ['@tabs', '@nightly'],
}, async ({ context, site }) => {
  const streams = countStreams(context)
  const tabs: Page[] = []
  for (const _ of TABS) tabs.push(await openTab(context, site.url))
  await addAccount(site.host, 'by another client')
  await expectInAll(tabs, 'by another client')
  expect(streams.most()).toBe(1)

  const [first, ...others] = tabs
  await first?.getByRole('button', { name: 'Add Service Account' }).click()
  await first?.getByLabel('Service account name').fill('by the first tab')
  await first?.getByLabel('Workbench service account role').selectOption('Organization Analyst')
  await first?.getByRole('button', { name: 'Save' }).click()
  await expectInAll(tabs, 'by the first tab')

  await first?.close()
  await addAccount(site.host, 'after the first tab')
  await expectInAll(others, 'after the first tab')
  await expect.poll(streams.open).toBe(1)
})

test('takes turns with the tabs of other worlds', { tag: ['@tabs', '@nightly'] }, async ({ context, site }) => {
  const streams = countStreams(context)
  const tabs: Page[] = []
  for (const world of WORLDS) tabs.push(await openTab(context, `${site.url}?world=${world}`))
  for (const world of WORLDS) await addAccount(site.host, `added to ${world}`, world)
  for (const [index, tab] of tabs.entries()) {
    await expect(accountNamed(tab, `added to ${WORLDS[index]}`)).toBeVisible()
  }
  // The events of two tabs can arrive in another order, so the end of a turn can be reported after the next one has begun.
  expect(streams.most()).toBeLessThan(6)
})

test('closes the stream while all tabs are hidden, and catches up afterwards', { tag: '@tabs' }, async ({
  context,
  site,
}) => {
  const streams = countStreams(context)
  const tabs = [await openTab(context, site.url), await openTab(context, site.url)] as const
  await openPanel(tabs[0], 'Requests')
  await addAccount(site.host, 'added while visible')
  await expect.poll(streams.open).toBe(1)
  for (const tab of tabs) await setVisibility(tab, 'hidden')
  await expect.poll(streams.open).toBe(0)

  await addAccount(site.host, 'added while hidden')
  await setVisibility(tabs[1], 'visible')
  await expect(accountNamed(tabs[1], 'added while hidden')).toBeVisible()
  await expect.poll(streams.open).toBe(1)
  // A new tab streams only what happens after it was opened.
  await setVisibility(tabs[1], 'hidden')
  await addAccount(site.host, 'added before the new tab')
  await openTab(context, site.url)
  await addAccount(site.host, 'added after the new tab')
  await setVisibility(tabs[0], 'visible')
  await expect(accountNamed(tabs[0], 'added after the new tab')).toBeVisible()
  await expect(tabs[0].getByText('POST /api/v2/service_accounts')).toHaveCount(4)
})

test('opens a stream in each visible tab if the browser has no locks', { tag: ['@tabs', '@nightly'] }, async ({
  context,
  site,
}) => {
  await context.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }))
  const tabs = [await openTab(context, site.url), await openTab(context, site.url)] as const
  for (const tab of tabs) await openPanel(tab, 'Requests')
  await setVisibility(tabs[0], 'hidden')
  await addAccount(site.host, 'added while one tab is hidden')
  await expectInAll([tabs[1]], 'added while one tab is hidden')
  await setVisibility(tabs[0], 'visible')
  await expectInAll(tabs, 'added while one tab is hidden')
  for (const tab of tabs) await expect(tab.getByText('POST /api/v2/service_accounts')).toHaveCount(1)
})

test('shows in every tab when the connection is lost and restored', { tag: ['@tabs', '@nightly'] }, async ({
  context,
  site,
}) => {
  const tabs = [await openTab(context, site.url), await openTab(context, site.url)]
  site.host?.endStreams()
  await addAccount(site.host, 'after the interruption')
  await expectInAll(tabs, 'after the interruption')
  await context.route('**/__mock__/requests/stream', route => route.abort())
  site.host?.endStreams()
  for (const tab of tabs) await expect(tab.getByText('The mock is not responding')).toBeVisible()
  // A tab that is opened now has the same status.
  tabs.push(await openTab(context, site.url))
  for (const tab of tabs) await expect(tab.getByText('The mock is not responding')).toBeVisible()
  await context.unroute('**/__mock__/requests/stream')
  for (const tab of tabs) await expect(tab.getByText('The mock is not responding')).toBeHidden()
})

async function openTab(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  await expect(page.getByRole('article').first()).toBeVisible()
  return page
}

async function addAccount(host: Host | undefined, name: string, world?: string): Promise<void> {
  const mock = world === undefined ? host?.mock : host?.world(world)
  if (!mock) throw new Error('The mock is not in this process.')
  const workbench = new Workbench({ token: mock.tokens.admin, baseUrl: 'https://mock.test', fetch: mock.fetch })
  await workbench.serviceAccounts.create({ name, role: 'organization_analyst' })
}

async function expectInAll(tabs: readonly Page[], name: string): Promise<void> {
  for (const tab of tabs) await expect(accountNamed(tab, name)).toBeVisible()
}

/** Counts the open streams of all tabs. */
function countStreams(context: BrowserContext) {
  const open = new Set<unknown>()
  let most = 0
  context.on('request', request => {
    if (!request.url().endsWith('/__mock__/requests/stream')) return
    open.add(request)
    request
      .frame()
      .page()
      .once('close', () => open.delete(request))
    most = Math.max(most, open.size)
  })
  context.on('requestfinished', request => open.delete(request))
  context.on('requestfailed', request => open.delete(request))
  return { open: () => open.size, most: () => most }
}

async function setVisibility(page: Page, state: DocumentVisibilityState): Promise<void> {
  await page.evaluate(state => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: state })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)
}
