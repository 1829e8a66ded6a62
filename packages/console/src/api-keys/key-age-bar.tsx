interface Props {
  readonly days: number
  /** The age in days after which a key is due for rotation. */
  readonly threshold: number
  readonly isDue: boolean
}

const WIDTH = 120
const HEIGHT = 12

/**
 * A key's age as a bar with a line at the threshold. The bar is full at twice the threshold. It is hidden from assistive
 * technology, because the age is next to it as text.
 */
export function KeyAgeBar({ days, threshold, isDue }: Props) {
  const scale = WIDTH / (2 * threshold)
  return (
    <svg
      class={isDue ? 'age-bar is-due' : 'age-bar'}
      aria-hidden="true"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    >
      <rect class="age-bar-track" x="0" y="3" width={WIDTH} height="6" rx="3" />
      <rect class="age-bar-fill" x="0" y="3" width={Math.min(WIDTH, Math.max(3, days * scale))} height="6" rx="3" />
      <path class="threshold-line" d={`M${WIDTH / 2} 0V${HEIGHT}`} />
    </svg>
  )
}
