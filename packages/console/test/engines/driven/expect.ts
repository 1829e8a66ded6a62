import { setTimeout as sleep } from 'node:timers/promises'
import type { Facts } from './in-page.ts'
import { type DrivenLocator, type DrivenPage, TIMEOUT } from './page.ts'

type Text = string | RegExp
type Check = (facts: readonly Facts[]) => boolean

const normalized = (text: string) => text.replaceAll('\u200B', '').replaceAll(/\s+/g, ' ').trim()
const equals = (text: string, expected: Text) =>
  typeof expected === 'string' ? normalized(text) === normalized(expected) : expected.test(text)
const contains = (text: string, expected: Text) =>
  typeof expected === 'string' ? normalized(text).includes(normalized(expected)) : expected.test(text)

/** Checks the only element. */
const one =
  (check: (facts: Facts) => boolean): Check =>
  facts => {
    if (facts.length > 1) throw new Error(`There are ${facts.length} elements, but only one was expected.`)
    return facts[0] !== undefined && check(facts[0])
  }

const texts =
  (expected: Text | readonly Text[], compare: typeof equals): Check =>
  facts =>
    Array.isArray(expected)
      ? facts.length === expected.length && facts.every(({ text }, index) => compare(text, expected[index]))
      : one(({ text }) => compare(text, expected as Text))(facts)

/** The assertions of Playwright that the walkthroughs use, each as a check. */
const ASSERTIONS = {
  toBeVisible: () => one(({ isVisible }) => isVisible),
  toBeHidden: (): Check => facts => facts.every(({ isVisible }) => !isVisible),
  toBeAttached: (): Check => facts => facts.length > 0,
  toBeFocused: () => one(({ isFocused }) => isFocused),
  toBeDisabled: () => one(({ isDisabled }) => isDisabled),
  toBeEnabled: () => one(({ isDisabled }) => !isDisabled),
  toBeChecked: () => one(({ isChecked }) => isChecked),
  toBeInViewport: () => one(({ isInViewport }) => isInViewport),
  toHaveCount:
    (count: number): Check =>
    facts =>
      facts.length === count,
  toHaveText: (expected: Text | readonly Text[]) => texts(expected, equals),
  toContainText: (expected: Text | readonly Text[]) => texts(expected, contains),
  toHaveValue: (expected: Text) => one(({ value }) => equals(value, expected)),
  toHaveAccessibleName: (expected: Text) => one(({ accessibleName }) => equals(accessibleName, expected)),
  toHaveAttribute: (name: string, expected?: Text) =>
    one(({ attributes }) => {
      const value = attributes[name]
      return value !== undefined && (expected === undefined || equals(value, expected))
    }),
} satisfies Record<string, (...args: never[]) => Check>

interface Options {
  readonly timeout?: number
}

export type LocatorAssertions = {
  readonly [Name in keyof typeof ASSERTIONS]: (
    ...args: [...Parameters<(typeof ASSERTIONS)[Name]>, options?: Options]
  ) => Promise<void>
} & { readonly not: LocatorAssertions }

export function expectLocator(locator: DrivenLocator, isNegated = false): LocatorAssertions {
  const assertions = Object.entries(ASSERTIONS).map(([name, create]) => {
    const assert = (...args: unknown[]) => {
      const { timeout } = (args.length > create.length ? args.at(-1) : {}) as Options
      const check = (create as (...args: unknown[]) => Check)(...args)
      const description = `${isNegated ? 'not.' : ''}${name}(${args.map(String).join(', ')})`
      return until(() => locator.facts(), check, isNegated, `${locator.selector} ${description}`, timeout)
    }
    return [name, assert] as const
  })
  return Object.defineProperty(Object.fromEntries(assertions), 'not', {
    get: () => expectLocator(locator, !isNegated),
  }) as unknown as LocatorAssertions
}

export interface PageAssertions {
  readonly toHaveURL: (expected: Text) => Promise<void>
  readonly toHaveTitle: (expected: Text) => Promise<void>
  readonly not: Omit<PageAssertions, 'not'>
}

export function expectPage(page: DrivenPage): PageAssertions {
  const assertions = (isNegated: boolean) => ({
    toHaveURL: (expected: Text) =>
      until(
        () => page.readUrl(),
        url => equals(url, expected),
        isNegated,
        `URL ${expected}`,
      ),
    toHaveTitle: (expected: Text) =>
      until(
        () => page.evaluate<string>('document.title'),
        title => equals(title, expected),
        isNegated,
        `title ${expected}`,
      ),
  })
  return { ...assertions(false), not: assertions(true) }
}

/** Reads until the check has the expected result. */
async function until<T>(
  read: () => Promise<T>,
  check: (value: T) => boolean,
  isNegated: boolean,
  description: string,
  timeout = TIMEOUT,
): Promise<void> {
  const deadline = performance.now() + timeout
  for (let wait = 10; ; wait = Math.min(wait * 2, 100)) {
    const value = await read()
    if (check(value) !== isNegated) return
    if (performance.now() > deadline) throw new Error(`Expected ${description}. Found ${JSON.stringify(value)}.`)
    await sleep(wait)
  }
}
