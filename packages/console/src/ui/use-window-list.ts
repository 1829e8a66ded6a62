import { observeWindowOffset, observeWindowRect, Virtualizer, windowScroll } from '@tanstack/virtual-core'
import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks'

interface Options {
  readonly count: number
  /** Pixels that a row takes, as long as it has not been measured. */
  readonly estimate: number
  /** What a row is known by, wherever it moves. */
  readonly keyOf: (index: number) => string | number
}

type WindowList = Virtualizer<Window, HTMLElement>

/** Has a long list scroll with the page, and only those of its rows drawn that can be seen. */
export function useWindowList({ count, estimate, keyOf }: Options): {
  readonly list: WindowList
  readonly ref: { current: HTMLUListElement | null }
} {
  const ref = useRef<HTMLUListElement>(null)
  const [, redraw] = useReducer((times: number) => times + 1, 0)
  const options = {
    count,
    overscan: 6,
    scrollMargin: ref.current ? ref.current.getBoundingClientRect().top + scrollY : 0,
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
