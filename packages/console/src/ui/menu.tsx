import { useSignal } from '@preact/signals'
import type { TargetedToggleEvent } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { ArrowDownIcon } from './icons.tsx'
import { wrappingNavigation } from './keyboard-navigation.ts'

export interface MenuItem {
  readonly label: string
  readonly onSelect: () => void
  readonly isDestructive?: boolean
}

interface Props {
  /** The accessible name of the button and the menu. */
  readonly label: string
  readonly items: readonly MenuItem[]
}

const NAVIGATION = wrappingNavigation({ next: 'ArrowDown', previous: 'ArrowUp' })

/** Whether the style sheet can position the menu next to its button, and move it when the button scrolls. */
const HAS_ANCHORS = CSS.supports('position-area: block-end') && CSS.supports('position-anchor: auto')

/** Positions the menu next to its button, and closes it when the page scrolls. */
function placeUntilScroll(button: HTMLElement | null, menu: HTMLElement | null): void {
  if (!button || !menu) return
  const { bottom, right, y } = button.getBoundingClientRect()
  const { offsetHeight, offsetWidth, style } = menu
  const isBelow = bottom + offsetHeight < innerHeight
  style.top = `${Math.max(0, isBelow ? bottom : y - offsetHeight)}px`
  style.left = `${Math.max(0, right - offsetWidth)}px`
  addEventListener('scroll', () => menu.hidePopover(), { once: true })
}

/** A menu button (https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/) whose menu is a popover. */
export function Menu({ label, items }: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  // The items are rendered only while the menu is open, because a long list has thousands of menus.
  const isOpen = useSignal(false)

  const itemElements = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]

  /** Renders the items before the popover is shown. */
  function onBeforeToggle(uiEvent: TargetedToggleEvent<HTMLDivElement>): void {
    if (uiEvent.newState === 'open') isOpen.value = true
  }

  /** Focuses the first item. */
  function onToggle(uiEvent: TargetedToggleEvent<HTMLDivElement>): void {
    isOpen.value = uiEvent.newState === 'open'
    if (!isOpen.value) return
    if (!HAS_ANCHORS) placeUntilScroll(button.current, menu.current)
    itemElements()[0]?.focus({ preventScroll: true })
  }

  function onKeyDown(uiEvent: KeyboardEvent): void {
    const step = NAVIGATION[uiEvent.key]
    if (!step) return
    uiEvent.preventDefault()
    const elements = itemElements()
    elements[step(elements.indexOf(document.activeElement as HTMLElement), elements.length)]?.focus()
  }

  /** Closes the menu when Tab moves the focus out of it. */
  const onFocusOut = (uiEvent: FocusEvent) => {
    if (!menu.current?.contains(uiEvent.relatedTarget as Node | null)) menu.current?.hidePopover()
  }

  return (
    <>
      <button ref={button} type="button" class="menu-button" aria-haspopup="menu" aria-label={label} popovertarget={id}>
        <ArrowDownIcon />
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        class="menu"
        role="menu"
        aria-label={label}
        onBeforeToggle={onBeforeToggle}
        onToggle={onToggle}
        onKeyDown={onKeyDown}
        onFocusOut={onFocusOut}
      >
        {(isOpen.value ? items : []).map(({ label, onSelect, isDestructive }) => (
          <button
            key={label}
            type="button"
            role="menuitem"
            tabIndex={-1}
            class={isDestructive ? 'destructive' : undefined}
            onClick={() => {
              menu.current?.hidePopover()
              onSelect()
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </>
  )
}
