import { useSignal } from '@preact/signals'
import type { TargetedToggleEvent } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { Arrow } from './icons.tsx'
import { stepsAround } from './steps.ts'

export interface MenuItem {
  readonly label: string
  readonly run: () => void
  /** Whether it cannot be taken back. */
  readonly isGrave?: boolean
}

interface Props {
  /** What the button says to whoever does not see its arrow. */
  readonly label: string
  readonly items: readonly MenuItem[]
}

const STEPS = stepsAround({ on: 'ArrowDown', back: 'ArrowUp' })

/** A button with an arrow, and the menu that it opens: a popover, which the browser closes. */
export function Menu({ label, items }: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  // A long list has many menus, of which hardly any is ever opened: until then there is nothing in it.
  const isOpen = useSignal(false)

  const itemsOf = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]

  /** Before it is seen, so that it is drawn with its items. */
  function open(event: TargetedToggleEvent<HTMLDivElement>): void {
    if (event.newState === 'open') isOpen.value = true
  }

  function place(event: TargetedToggleEvent<HTMLDivElement>): void {
    isOpen.value = event.newState === 'open'
    if (!isOpen.value || !button.current || !menu.current) return
    const { bottom, right, top } = button.current.getBoundingClientRect()
    const { offsetHeight, offsetWidth, style } = menu.current
    const isRoom = bottom + offsetHeight < innerHeight
    style.top = `${Math.max(0, isRoom ? bottom + 4 : top - offsetHeight - 4)}px`
    style.left = `${Math.max(4, right - offsetWidth)}px`
    itemsOf()[0]?.focus()
  }

  function move(event: KeyboardEvent): void {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    const all = itemsOf()
    all[step(all.indexOf(document.activeElement as HTMLElement), all.length)]?.focus()
  }

  // With Tab the focus leaves the menu, which then has no reason to be there.
  const leave = (event: FocusEvent) => {
    if (!menu.current?.contains(event.relatedTarget as Node | null)) menu.current?.hidePopover()
  }

  return (
    <>
      <button ref={button} type="button" class="menu-button" aria-haspopup="menu" aria-label={label} popovertarget={id}>
        <Arrow />
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        class="menu"
        role="menu"
        aria-label={label}
        onBeforeToggle={open}
        onToggle={place}
        onKeyDown={move}
        onFocusOut={leave}
      >
        {(isOpen.value ? items : []).map(({ label, run, isGrave }) => (
          <button
            key={label}
            type="button"
            role="menuitem"
            tabIndex={-1}
            class={isGrave ? 'grave' : undefined}
            onClick={() => {
              menu.current?.hidePopover()
              run()
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </>
  )
}
