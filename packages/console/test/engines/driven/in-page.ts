// Runs in the page. Looks up elements with Playwright's own code, as a library.

import { Ivya } from 'ivya'
import { getAriaDisabled, getElementAccessibleName, isElementVisible } from 'ivya/utils'
import type { Box } from '../page.ts'

/** The element properties that assertions check. */
export interface Facts {
  readonly isVisible: boolean
  readonly isInViewport: boolean
  readonly isFocused: boolean
  readonly isDisabled: boolean
  readonly isChecked: boolean
  readonly text: string
  readonly value: string
  readonly accessibleName: string
  readonly box: Box
  readonly attributes: Readonly<Record<string, string>>
}

/** The result of a command, or the reason why it is not possible yet. */
export type Result<T> = { readonly value: T } | { readonly problem: string }

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const ivya = Ivya.create({ browser: 'webkit', testIdAttribute: 'data-testid' })

export const commands = {
  facts: (selector: string): Result<Facts[]> => ({ value: ivya.queryLocatorSelectorAll(selector).map(factsOf) }),

  /**
   * Scrolls an element into view, and returns its center if a click there would reach it. The page may still move before the
   * click: if the next click meets anything else, it has no effect.
   */
  async aim(selector: string): Promise<Result<{ x: number; y: number }>> {
    const element = operable(selector)
    if (typeof element === 'string') return { problem: element }
    if (!isInViewport(element)) scrollTo(element)
    const before = element.getBoundingClientRect()
    await nextFrame()
    const { x, y, width, height } = element.getBoundingClientRect()
    if (before.x !== x || before.y !== y) return { problem: 'it moves' }
    const center = { x: x + width / 2, y: y + height / 2 }
    const target = document.elementFromPoint(center.x, center.y)
    const isHit =
      target !== null && (element.contains(target) || labelsOf(element).some(label => label.contains(target)))
    if (!isHit) {
      // Something that does not scroll may cover it only at this position.
      scrollTo(element)
      return { problem: `${target?.outerHTML.slice(0, 100)} is in front of it` }
    }
    guardNextClick(event => isReached(element, event))
    return { value: center }
  },

  /** Whether the click after the last `aim` hit its element. */
  hasHit: async (): Promise<Result<boolean>> => ({ value: await Promise.race([lastClick, noClickWithin(500)]) }),

  fill(selector: string, value: string): Result<null> {
    const element = operable(selector)
    if (typeof element === 'string') return { problem: element }
    const field = element as HTMLInputElement
    field.focus()
    if (/^(date|time|datetime-local|month|week|color|range)$/.test(field.type)) setValue(field, value)
    else {
      field.select()
      document.execCommand(value === '' ? 'delete' : 'insertText', false, value)
    }
    return { value: null }
  },

  select(selector: string, wanted: string): Result<null> {
    const element = operable(selector)
    if (typeof element === 'string') return { problem: element }
    const option = [...(element as HTMLSelectElement).options].find(
      each => each.label === wanted || each.value === wanted,
    )
    if (!option) return { problem: `it has no option ${wanted}` }
    setValue(element as HTMLSelectElement, option.value)
    return { value: null }
  },

  async choose(selector: string, name: string, type: string, base64: string): Promise<Result<null>> {
    const element = single(selector)
    if (typeof element === 'string') return { problem: element }
    const transfer = new DataTransfer()
    transfer.items.add(new File([Uint8Array.from(atob(base64), char => char.charCodeAt(0))], name, { type }))
    const input = element as HTMLInputElement
    input.files = transfer.files
    dispatch(input)
    return { value: null }
  },

  focus(selector: string): Result<null> {
    const element = single(selector)
    if (typeof element === 'string') return { problem: element }
    ;(element as HTMLElement).focus()
    return { value: null }
  },

  /** Hides or shows the text of elements. */
  mask(selector: string, isMasked: boolean): Result<null> {
    for (const element of ivya.queryLocatorSelectorAll(selector)) {
      ;(element as HTMLElement).style.visibility = isMasked ? 'hidden' : ''
    }
    return { value: null }
  },
}

const POSITIONS: readonly ScrollLogicalPosition[] = ['center', 'end', 'start']
let scrolls = 0

/** Scrolls an element to another position each time. */
function scrollTo(element: Element): void {
  const block = POSITIONS[scrolls++ % POSITIONS.length] ?? 'center'
  element.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' })
}

/** Resolves to whether the last click hit its element. A new document has no click to wait for. */
let lastClick = Promise.resolve(true)
let stopGuarding = () => {}

const noClickWithin = (milliseconds: number) =>
  new Promise<boolean>(resolve => setTimeout(() => resolve(false), milliseconds))

const isReached = (element: Element, event: Event) =>
  [element, ...labelsOf(element)].some(each => event.composedPath().includes(each))

/** Suppresses the events of the next click, starting with the first one that hits another element. */
function guardNextClick(isWanted: (event: Event) => boolean): void {
  stopGuarding()
  const guarding = new AbortController()
  stopGuarding = () => guarding.abort()
  lastClick = new Promise(resolve => {
    let isHit = true
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
      const guard = (event: Event) => {
        isHit &&= isWanted(event)
        if (!isHit) {
          event.preventDefault()
          event.stopImmediatePropagation()
        }
        if (type !== 'click') return
        guarding.abort()
        resolve(isHit)
      }
      addEventListener(type, guard, { capture: true, signal: guarding.signal })
    }
  })
}

function factsOf(element: Element): Facts {
  const { checked = false, value = '' } = element as Partial<HTMLInputElement>
  return {
    isVisible: isElementVisible(element),
    isInViewport: isInViewport(element),
    isFocused: document.activeElement === element && document.hasFocus(),
    isDisabled: getAriaDisabled(element),
    isChecked: checked,
    text: element.textContent ?? '',
    value: String(value),
    accessibleName: getElementAccessibleName(element, false),
    box: boxOf(element),
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
  }
}

function boxOf(element: Element): Box {
  const { x, y, width, height } = element.getBoundingClientRect()
  return { x, y, width, height }
}

/** Returns the only element, or the problem. */
function single(selector: string): Element | string {
  const elements = ivya.queryLocatorSelectorAll(selector)
  const [element] = elements
  return elements.length === 1 && element ? element : `there are ${elements.length} elements`
}

function operable(selector: string): Element | string {
  const element = single(selector)
  if (typeof element === 'string') return element
  if (!isElementVisible(element)) return 'it is not visible'
  return getAriaDisabled(element) ? 'it is disabled' : element
}

function isInViewport(element: Element): boolean {
  const { top, left, bottom, right } = element.getBoundingClientRect()
  return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth
}

const labelsOf = (element: Element): readonly Element[] => [...((element as Partial<Field>).labels ?? [])]

function setValue(field: HTMLInputElement | HTMLSelectElement, value: string): void {
  const prototype = Object.getPrototypeOf(field) as object
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
  dispatch(field)
}

function dispatch(field: Element): void {
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }))
}

const nextFrame = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))

const elements = (selector: string) => ivya.queryLocatorSelectorAll(selector)

Object.assign(globalThis, { walkthrough: { ...commands, elements } })
