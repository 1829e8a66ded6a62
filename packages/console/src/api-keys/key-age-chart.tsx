import { useComputed } from '@preact/signals'
import { before, between } from '@workbench-sdk/client'
import { useAppState } from '../state/app-state.ts'
import { useQuery } from '../ui/use-query.ts'

const DAY = 86_400_000
const WIDTH = 320
const HEIGHT = 56
/** The number of bars on each side of the threshold. The last bar counts all older keys. */
const BARS_PER_SIDE = 6

/** A range of ages in days. */
interface AgeRange {
  readonly from: number
  /** Undefined for the last range, which is open. */
  readonly to: number | undefined
}

function ageRanges(threshold: number): readonly AgeRange[] {
  const width = threshold / BARS_PER_SIDE
  return Array.from({ length: 2 * BARS_PER_SIDE }, (_, index) => ({
    from: index * width,
    to: index === 2 * BARS_PER_SIDE - 1 ? undefined : (index + 1) * width,
  }))
}

/** Histogram of the ages of all active keys. It asks the API for the number of keys per range, and loads no key. */
export function KeyAgeChart() {
  const { workbench, clock, rotateAfter } = useAppState()
  // Fetches again when the day changes, not whenever the clock does.
  const today = useComputed(() => Math.floor(clock.now.value / DAY))
  const threshold = rotateAfter.value
  const query = useQuery(
    signal => {
      const now = clock.now.peek()
      const countKeys = ({ from, to }: AgeRange) => {
        const newest = now - from * DAY
        const createdAt =
          to === undefined
            ? before(new Date(newest + 1))
            : between(new Date(now - to * DAY + 1), new Date(from === 0 ? now + DAY : newest))
        return workbench.value.apiKeys.list({ active: true, createdAt }, { signal }).count()
      }
      return Promise.all(ageRanges(threshold).map(countKeys))
    },
    [workbench.value, today.value, threshold],
    { delay: 50 },
  )
  const counts = query.value.data
  // Errors are not shown here: the account list fails for the same reason, and shows it.
  if (!counts) return null
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
  const [total, due] = [sum(counts), sum(counts.slice(BARS_PER_SIDE))]
  const summary = `${total} active API ${total === 1 ? 'key' : 'keys'}, ${due} due for rotation after ${threshold} days`
  return (
    <figure class="key-age-chart">
      <Histogram counts={counts} summary={summary} />
      <figcaption>
        <strong>{total}</strong> active API {total === 1 ? 'key' : 'keys'},{' '}
        <strong class={due > 0 ? 'due-label' : undefined}>{due} due</strong> for rotation after {threshold} days
      </figcaption>
    </figure>
  )
}

function Histogram({ counts, summary }: { readonly counts: readonly number[]; readonly summary: string }) {
  const highest = Math.max(1, ...counts)
  const width = WIDTH / counts.length
  return (
    <svg
      role="img"
      aria-label={`Key ages: ${summary}`}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    >
      {counts.map((count, index) => {
        const height = count === 0 ? 0 : Math.max(3, (count / highest) * (HEIGHT - 8))
        return (
          <rect
            key={index}
            class={index < BARS_PER_SIDE ? 'chart-bar' : 'chart-bar is-due'}
            x={index * width + 2}
            y={HEIGHT - 2 - height}
            width={width - 4}
            height={height}
            rx="2"
          />
        )
      })}
      <path class="threshold-line" d={`M${WIDTH / 2} 0V${HEIGHT}`} />
      <path class="chart-axis" d={`M0 ${HEIGHT - 1}H${WIDTH}`} />
    </svg>
  )
}
