import { useLayoutEffect, useRef } from 'preact/hooks'
import { useAppState } from '../state/app-state.ts'

interface Props {
  readonly loadedCount: number
  readonly total: number
}

/** Reserved space for accounts that are not loaded yet. Scrolling into this space loads the accounts. */
export function UnloadedRows({ loadedCount, total }: Props) {
  const { accounts } = useAppState()
  const ref = useRef<HTMLDivElement>(null)
  const count = total - loadedCount
  useLayoutEffect(() => {
    const element = ref.current
    if (!element || count === 0) return
    let release: (() => void) | undefined
    const update = () => {
      const { y, height } = element.getBoundingClientRect()
      const visibleRows = Math.ceil(((innerHeight - y) / height) * count)
      const previous = release
      release = visibleRows > 0 ? accounts.need(loadedCount + visibleRows) : undefined
      previous?.()
    }
    update()
    addEventListener('scroll', update, { passive: true })
    addEventListener('resize', update)
    return () => {
      removeEventListener('scroll', update)
      removeEventListener('resize', update)
      release?.()
    }
  }, [accounts, count, loadedCount])
  if (count === 0) return null
  return <div ref={ref} role="presentation" class="unloaded-rows" style={{ '--count': String(count) }} />
}
