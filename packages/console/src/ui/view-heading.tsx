import { useEffect, useRef } from 'preact/hooks'
import { useAppState } from '../state/app-state.ts'

/** The heading of a view. It takes the focus if the user has moved to the view, because the link is gone. */
export function ViewHeading({ children }: { readonly children: string }) {
  const { address } = useAppState()
  const ref = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (address.hasNavigated) ref.current?.focus()
  }, [address])
  return (
    <h1 ref={ref} tabIndex={-1}>
      {children}
    </h1>
  )
}
