/**
 * Returns a function that calls `callback` immediately, then at most once per `milliseconds`. A call in between is made at the
 * end.
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
