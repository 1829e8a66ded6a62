/**
 * Returns a function that calls `callback` immediately, then at most once per `milliseconds`. Calls in between result in a
 * single call at the end of the interval.
 */
export function throttle(callback: () => void, milliseconds: number): () => void {
  let isThrottled = false
  let isPending = false
  const call = () => {
    isThrottled = true
    isPending = false
    callback()
    setTimeout(() => {
      isThrottled = false
      if (isPending) call()
    }, milliseconds)
  }
  return () => {
    if (isThrottled) isPending = true
    else call()
  }
}
