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
  /** Returns the height of a row in pixels until it has been measured. */
  readonly estimateSize: () => number
  readonly getItemKey: (index: number) => string | number
}

type WindowVirtualizer = Virtualizer<Window, HTMLElement>

/** Rows that are rendered above and below the visible ones. */
const OVERSCAN = 3

/** Renders only the visible rows of a list that scrolls with the window: TanStack Virtual for Preact. */
export function useWindowVirtualizer({ count, estimateSize, getItemKey }: Options): {
  readonly virtualizer: WindowVirtualizer
  readonly ref: { current: HTMLUListElement | null }
} {
  const ref = useRef<HTMLUListElement>(null)
  const [, rerender] = useReducer((count: number) => count + 1, 0)
  const scrollMargin = usePageOffset(ref)
  const options = {
    count,
    overscan: OVERSCAN,
    rangeExtractor: (range: Range) => includeFocusedRow(ref.current, range),
    scrollMargin,
    getScrollElement: () => window,
    estimateSize,
    getItemKey,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    initialOffset: () => scrollY,
    onChange: () => rerender(undefined),
  }
  const [virtualizer] = useState(() => new Virtualizer<Window, HTMLElement>(options))
  virtualizer.setOptions(options)
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer])
  useLayoutEffect(() => virtualizer._willUpdate())
  return { virtualizer, ref }
}

/** Returns the index of the row that contains the focused element. */
export function focusedRowIndex(list: HTMLElement | null): number | undefined {
  const { activeElement } = document
  if (!list?.contains(activeElement)) return undefined
  const index = activeElement?.closest<HTMLElement>('[data-index]')?.dataset.index
  return index === undefined ? undefined : Number(index)
}

/** Keeps the focused row rendered when it is scrolled out of view: the focus would be lost with its element. */
function includeFocusedRow(list: HTMLElement | null, range: Range): number[] {
  const indexes = defaultRangeExtractor(range)
  const focused = focusedRowIndex(list)
  if (focused === undefined || indexes.includes(focused) || focused >= range.count) return indexes
  return [...indexes, focused].sort((a, b) => a - b)
}

/**
 * Returns the distance in pixels from the top of the page to an element. It is measured when the height of the page changes and
 * not on each render, which would force a layout.
 */
function usePageOffset(ref: { readonly current: HTMLElement | null }): number {
  const [offset, setOffset] = useState(0)
  useLayoutEffect(() => {
    const measure = () => {
      if (ref.current) setOffset(ref.current.getBoundingClientRect().top + scrollY)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [ref])
  return offset
}
