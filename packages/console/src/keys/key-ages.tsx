import { useComputed } from '@preact/signals'
import { before, between } from '@workbench-sdk/client'
import { useConsole } from '../state/console.ts'
import { useReading } from '../ui/use-reading.ts'

const DAY = 86_400_000
const WIDTH = 320
const HEIGHT = 56
/** Bars up to the line, and as many beyond it; the last one has all that is older. */
const BARS = 6

interface Bar {
  readonly from: number
  /** Days; none, where it takes all that is older. */
  readonly to: number | undefined
}

function barsOf(threshold: number): readonly Bar[] {
  const width = threshold / BARS
  return Array.from({ length: 2 * BARS }, (_, index) => ({
    from: index * width,
    to: index === 2 * BARS - 1 ? undefined : (index + 1) * width,
  }))
}

/** The ages of all keys that are active, against the threshold: how many are how old is asked, and no key is read. */
export function KeyAges() {
  const { workbench, clock, rotateAfter } = useConsole()
  // Asked anew with each day, and not with each minute.
  const today = useComputed(() => Math.floor(clock.now.value / DAY))
  const threshold = rotateAfter.value
  const reading = useReading(
    signal => {
      const now = clock.now.peek()
      const count = ({ from, to }: Bar) => {
        // A key is as old as its bar begins, and younger than it ends.
        const youngest = now - from * DAY
        const createdAt =
          to === undefined
            ? before(new Date(youngest + 1))
            : between(new Date(now - to * DAY + 1), new Date(from === 0 ? now + DAY : youngest))
        return workbench.value.apiKeys.list({ active: true, createdAt }, { signal }).count()
      }
      return Promise.all(barsOf(threshold).map(count))
    },
    [workbench.value, today.value, threshold],
    { after: 50 },
  )
  const counts = reading.value.value
  // Where it is refused or fails, so do the accounts, which say why.
  if (!counts) return null
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
  const [total, due] = [sum(counts), sum(counts.slice(BARS))]
  const says = `${total} active API ${total === 1 ? 'key' : 'keys'}, ${due} due for rotation after ${threshold} days`
  return (
    <figure class="ages">
      <AgeChart counts={counts} says={says} />
      <figcaption>
        <strong>{total}</strong> active API {total === 1 ? 'key' : 'keys'},{' '}
        <strong class={due > 0 ? 'due-mark' : undefined}>{due} due</strong> for rotation after {threshold} days
      </figcaption>
    </figure>
  )
}

function AgeChart({ counts, says }: { readonly counts: readonly number[]; readonly says: string }) {
  const highest = Math.max(1, ...counts)
  const width = WIDTH / counts.length
  return (
    <svg role="img" aria-label={`Key ages: ${says}`} width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      {counts.map((count, index) => {
        const height = count === 0 ? 0 : Math.max(3, (count / highest) * (HEIGHT - 8))
        return (
          <rect
            key={index}
            class={index < BARS ? 'bar' : 'bar due'}
            x={index * width + 2}
            y={HEIGHT - 2 - height}
            width={width - 4}
            height={height}
            rx="2"
          />
        )
      })}
      <path class="age-line" d={`M${WIDTH / 2} 0V${HEIGHT}`} />
      <path class="axis" d={`M0 ${HEIGHT - 1}H${WIDTH}`} />
    </svg>
  )
}
