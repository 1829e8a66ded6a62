/** Work that is done at once, and however often it is asked for after that, no more than once in so many milliseconds. */
export function throttled(work: () => void, milliseconds: number): () => void {
  let isResting = false
  let isDue = false
  const go = () => {
    isResting = true
    isDue = false
    work()
    setTimeout(() => {
      isResting = false
      if (isDue) go()
    }, milliseconds)
  }
  return () => {
    if (isResting) isDue = true
    else go()
  }
}
