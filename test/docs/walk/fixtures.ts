import { test as base, expect, type Page } from '@playwright/test'

export { expect }

/** A page that is only allowed to call its own origin, and must not log errors. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const problems: string[] = []
    page.on('console', message => void (message.type() === 'error' && problems.push(message.text())))
    page.on('pageerror', error => problems.push(error.message))
    page.on(
      'response',
      response => void (response.status() >= 400 && problems.push(`${response.status()} ${response.url()}`)),
    )
    await page.route(
      url => url.hostname !== '127.0.0.1' && url.protocol.startsWith('http'),
      route => {
        problems.push(`A request to another host: ${route.request().url()}`)
        return route.abort()
      },
    )
    await use(page)
    expect(problems).toEqual([])
  },
})

/** Opens a page of the documentation. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.locator('h1').first()).toBeVisible()
}
