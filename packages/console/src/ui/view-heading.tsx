import { useEffect, useRef } from 'preact/hooks'
import { useAppState } from '../state/app-state.ts'

/** A view's heading. It takes the focus if the user navigated to the view, because the link that had the focus no longer exists. */
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
