const CONTROLS = 'button:not([role=menuitem]), a[href], input, select, textarea, summary'
/** Regions that are too large for the focus to move to their first control. */
const REGIONS = 'dialog, aside, main'

/** A tracked element. When it is removed, a neighbor takes its place. */
interface Place {
  element: HTMLElement
}

const places = new Set<Place>()
let observer: MutationObserver | undefined

/**
 * Tracks an element, e.g. the one that regains the focus when a dialog closes. Returns a function that stops tracking and returns
 * the element, or the one that took its place.
 */
export function follow(element: HTMLElement): () => HTMLElement {
  const place: Place = { element }
  places.add(place)
  return () => {
    update(observer?.takeRecords() ?? [])
    places.delete(place)
    return place.element
  }
}

function update(records: readonly MutationRecord[]): void {
  for (const place of places) {
    if (!place.element.isConnected) place.element = successorOf(place.element, records)
  }
}

/**
 * Keeps the keyboard focus in place. When this page or another client removes the focused element, because its record was deleted
 * or no longer matches the filter, the focus moves to a neighbor of the removed element.
 *
 * Returns a function that stops this behavior.
 */
export function keepFocus(): () => void {
  const focused: Place = { element: document.body }
  places.add(focused)
  const onFocusIn = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement) focused.element = target
  }
  /** Stops tracking after a click on something that cannot be focused. */
  const onClick = () => {
    if (document.activeElement === document.body && focused.element.isConnected) focused.element = document.body
  }
  observer = new MutationObserver(records => {
    update(records)
    if (document.activeElement === document.body && focused.element !== document.body) focused.element.focus()
  })
  document.addEventListener('focusin', onFocusIn)
  document.addEventListener('click', onClick)
  observer.observe(document.body, { childList: true, subtree: true })
  return () => {
    observer?.disconnect()
    places.delete(focused)
    document.removeEventListener('focusin', onFocusIn)
    document.removeEventListener('click', onClick)
  }
}

/** Returns the element that takes the place of a removed one. */
function successorOf(element: HTMLElement, records: readonly MutationRecord[]): HTMLElement {
  const isAncestor = (node: Node) => node.contains(element)
  const record = records.findLast(
    ({ target, removedNodes }) => target.isConnected && [...removedNodes].some(isAncestor),
  )
  const removed = record && [...record.removedNodes].find(isAncestor)
  if (!record || !(removed instanceof Element)) return heading()
  // A row that was only moved still exists elsewhere in the page.
  const item = element.closest('[role=listitem][id]')
  const moved = item && document.getElementById(item.id)
  if (moved) return counterpartOf(element, item, moved) ?? heading()
  for (const sibling of siblingsAround(record)) {
    const control = counterpartOf(element, removed, sibling)
    if (control) return control
  }
  return firstControlAround(record.target)
}

/** Returns the siblings of the removed nodes, nearest first: the following siblings, then the preceding ones. */
function siblingsAround({ target, previousSibling, nextSibling }: MutationRecord): readonly Element[] {
  const nodes = [...target.childNodes]
  const afterPrevious =
    previousSibling?.parentNode === target ? nodes.indexOf(previousSibling as ChildNode) + 1 : undefined
  const next = nextSibling?.parentNode === target ? nodes.indexOf(nextSibling as ChildNode) : undefined
  const position = afterPrevious ?? next ?? 0
  return [...nodes.slice(position), ...nodes.slice(0, position).reverse()].filter(node => node instanceof Element)
}

/** Returns the first control in the nearest ancestor that contains one. If that ancestor is a whole region, returns its heading. */
function firstControlAround(node: Node): HTMLElement {
  let ancestor = node instanceof Element ? node : null
  while (ancestor && !ancestor.matches(REGIONS)) {
    const control = controlsIn(ancestor).find(isEnabled)
    if (control && ancestor.closest(REGIONS)) return control
    ancestor = ancestor.parentElement
  }
  return heading()
}

/**
 * Returns the control in `other` that corresponds to `control` in `item`, or, failing that, the first control in `other`.
 * Positions cannot be compared, because items have different links.
 */
function counterpartOf(control: HTMLElement, item: Element, other: Element): HTMLElement | undefined {
  const alike = (each: HTMLElement) => kindOf(each) === kindOf(control)
  const index = controlsIn(item).filter(alike).indexOf(control)
  const counterparts = controlsIn(other).filter(alike)
  return [counterparts[index], counterparts.at(-1), ...controlsIn(other)].find(each => each && isEnabled(each))
}

const kindOf = (control: HTMLElement) =>
  `${control.localName} ${control.className} ${control.getAttribute('aria-haspopup')}`

const isEnabled = (control: HTMLElement) => control.matches(':enabled, a, summary')

const controlsIn = (element: Element): readonly HTMLElement[] => {
  const controls = [...element.querySelectorAll<HTMLElement>(CONTROLS)]
  return element.matches(CONTROLS) ? [element as HTMLElement, ...controls] : controls
}

const heading = (): HTMLElement => document.querySelector<HTMLElement>('h1') ?? document.body
