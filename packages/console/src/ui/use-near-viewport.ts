import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useLayoutEffect } from 'preact/hooks'

/** An element within this distance of the visible part of the page is near. */
const MARGIN = '200px 0px'

/** Whether an element is near the visible part of the page or contains the focus, and its last known height in pixels. */
export interface Nearness {
  readonly isNear: boolean
  readonly height: number | undefined
}

const listeners = new WeakMap<Element, (entry: IntersectionObserverEntry) => void>()
let observer: IntersectionObserver | undefined

/** Returns a single observer for all elements, because a long list has thousands of elements. */
function sharedObserver(): IntersectionObserver {
  observer ??= new IntersectionObserver(
    entries => {
      for (const entry of entries) listeners.get(entry.target)?.(entry)
    },
    { rootMargin: MARGIN },
  )
  return observer
}

export function useNearViewport(ref: { readonly current: HTMLElement | null }): ReadonlySignal<Nearness> {
  const nearness = useSignal<Nearness>({ isNear: false, height: undefined })
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    let isVisible = false
    const update = (height = nearness.peek().height) => {
      const isNear = isVisible || element.contains(document.activeElement)
      if (isNear !== nearness.peek().isNear) nearness.value = { isNear, height }
    }
    listeners.set(element, ({ isIntersecting, boundingClientRect }) => {
      isVisible = isIntersecting
      update(boundingClientRect.height)
    })
    sharedObserver().observe(element)
    // A row can receive the focus as soon as it is rendered, before its section adds listeners.
    update()
    const onFocusIn = () => update()
    // When the focus leaves, `activeElement` does not refer to the next element yet.
    const onFocusOut = () => queueMicrotask(update)
    element.addEventListener('focusin', onFocusIn)
    element.addEventListener('focusout', onFocusOut)
    return () => {
      sharedObserver().unobserve(element)
      element.removeEventListener('focusin', onFocusIn)
      element.removeEventListener('focusout', onFocusOut)
    }
  }, [ref, nearness])
  return nearness
}
