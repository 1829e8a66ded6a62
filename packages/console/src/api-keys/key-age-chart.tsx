import { useComputed } from '@preact/signals'
import { useAppState } from '../state/app-state.ts'
import { DAY } from '../ui/dates.ts'
import { useQuery } from '../ui/use-query.ts'
import { ViewLink } from '../ui/view-link.tsx'
import { type AgeRange, chartRanges, createdAtFilter, creationRange, describeAges } from './key-ages.ts'
import { keyListParams } from './key-filters.ts'

const WIDTH = 320
const HEIGHT = 56

/** A bar of the chart. */
interface Bar {
  readonly ages: AgeRange
  readonly count: number
}

/** Histogram of the ages of all active keys. It requests only the number of keys per range, not the keys. */
export function KeyAgeChart() {
  const { workbench, clock, rotateAfter } = useAppState()
  // Fetches again only when the day changes, not on every tick of the clock.
  const today = useComputed(() => Math.floor(clock.now.value / DAY))
  const threshold = rotateAfter.value
  const query = useQuery(
    signal => {
      const now = clock.now.peek()
      const countKeys = async (ages: AgeRange): Promise<Bar> => {
        const query = { active: true, ...createdAtFilter(creationRange(ages, now)) }
        return { ages, count: await workbench.value.apiKeys.list(query, { signal }).count() }
      }
      return Promise.all(chartRanges(threshold).map(countKeys))
    },
    [workbench.value, today.value, threshold],
    { delay: 50 },
  )
  const bars = query.value.data
  // Errors are not shown here, because the account list fails for the same reason and shows them.
  if (!bars) return null
  const sum = (bars: readonly Bar[]) => bars.reduce((total, { count }) => total + count, 0)
  const [total, due] = [sum(bars), sum(bars.filter(({ ages }) => isDueRange(ages, threshold)))]
  return (
    <figure class="key-age-chart">
      <Histogram bars={bars} threshold={threshold} />
      <figcaption>
        <ViewLink params={keyListParams({ state: 'active' })}>
          <strong>{total}</strong> active API {total === 1 ? 'key' : 'keys'}
        </ViewLink>
        ,{' '}
        <ViewLink params={keyListParams({ state: 'due' })} class={due > 0 ? 'due-label' : ''}>
          <strong>{due} due</strong>
        </ViewLink>{' '}
        for rotation after {threshold} days
      </figcaption>
    </figure>
  )
}

const isDueRange = ({ from }: AgeRange, threshold: number) => from !== undefined && from >= threshold

interface HistogramProps {
  readonly bars: readonly Bar[]
  readonly threshold: number
}

/** The bars of the chart. Each one links to its keys, and can be clicked over the full height of the chart. */
function Histogram({ bars, threshold }: HistogramProps) {
  const highest = Math.max(1, ...bars.map(({ count }) => count))
  const width = WIDTH / bars.length
  const firstDue = bars.findIndex(({ ages }) => isDueRange(ages, threshold))
  return (
    <svg aria-label="Key ages" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      {bars.map(({ ages, count }, index) => {
        if (count === 0) return null
        const height = Math.max(3, (count / highest) * (HEIGHT - 8))
        const label = `${describeAges(ages)}: ${count} ${count === 1 ? 'key' : 'keys'}`
        return (
          <ViewLink key={index} params={keyListParams({ state: 'active', age: ages })} label={label}>
            <title>{label}</title>
            <rect class="chart-target" x={index * width} y="0" width={width} height={HEIGHT} />
            <rect
              class={isDueRange(ages, threshold) ? 'chart-bar is-due' : 'chart-bar'}
              x={index * width + 2}
              y={HEIGHT - 2 - height}
              width={width - 4}
              height={height}
              rx="2"
            />
          </ViewLink>
        )
      })}
      <path class="threshold-line" d={`M${firstDue * width} 0V${HEIGHT}`} />
      <path class="chart-axis" d={`M0 ${HEIGHT - 1}H${WIDTH}`} />
    </svg>
  )
}
