import {
  defaultRangeExtractor,
  observeWindowOffset,
  observeWindowRect,
  type Range,
  Virtualizer,
  windowScroll,
} from '@tanstack/virtual-core'
import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks'

interface Options {
  readonly count: number
  /** Pixels that a row takes, as long as it has not been measured. */
  readonly estimate: number
  /** What a row is known by, wherever it moves. */
  readonly keyOf: (index: number) => string | number
}

type WindowList = Virtualizer<Window, HTMLElement>

/** Rows beyond the window's edges, which are there when they are scrolled into it. */
const OVERSCAN = 3

/** Has a long list scroll with the page, and only those of its rows drawn that can be seen. */
export function useWindowList({ count, estimate, keyOf }: Options): {
  readonly list: WindowList
  readonly ref: { current: HTMLUListElement | null }
} {
  const ref = useRef<HTMLUListElement>(null)
  const [, redraw] = useReducer((times: number) => times + 1, 0)
  const top = useTopOf(ref)
  const options = {
    count,
    overscan: OVERSCAN,
    rangeExtractor: (range: Range) => withFocused(ref.current, range),
    scrollMargin: top,
    getScrollElement: () => window,
    estimateSize: () => estimate,
    getItemKey: keyOf,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    initialOffset: () => scrollY,
    onChange: () => redraw(undefined),
  }
  const [list] = useState(() => new Virtualizer<Window, HTMLElement>(options))
  list.setOptions(options)
  useLayoutEffect(() => list._didMount(), [list])
  useLayoutEffect(() => list._willUpdate())
  return { list, ref }
}

/** The row that has the focus within it. */
export function focusedRow(list: HTMLElement | null): number | undefined {
  const { activeElement } = document
  if (!list?.contains(activeElement)) return undefined
  const index = activeElement?.closest<HTMLElement>('[data-index]')?.dataset.index
  return index === undefined ? undefined : Number(index)
}

/** What has the focus stays, wherever the list is scrolled to: it would be lost with its row. */
function withFocused(list: HTMLElement | null, range: Range): number[] {
  const drawn = defaultRangeExtractor(range)
  const focused = focusedRow(list)
  if (focused === undefined || drawn.includes(focused) || focused >= range.count) return drawn
  return [...drawn, focused].sort((one, other) => one - other)
}

/**
 * Pixels from the page's top to an element. It is looked at whenever the page's height changes, and not with each drawing, where
 * the browser would have to lay the page out to know.
 */
function useTopOf(ref: { readonly current: HTMLElement | null }): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const look = () => {
      if (ref.current) setTop(ref.current.getBoundingClientRect().top + scrollY)
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [ref])
  return top
}
