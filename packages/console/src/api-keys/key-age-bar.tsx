interface Props {
  readonly days: number
  /** Days after which a key is due for rotation. */
  readonly threshold: number
}

const WIDTH = 120
const HEIGHT = 12

/** A key's age as a bar with a line at the threshold. The bar is full at twice the threshold. */
export function KeyAgeBar({ days, threshold }: Props) {
  const scale = WIDTH / (2 * threshold)
  const isDue = days >= threshold
  return (
    <svg
      class={isDue ? 'age-bar is-due' : 'age-bar'}
      role="img"
      aria-label={`${days} of ${threshold} days${isDue ? ', due for rotation' : ''}`}
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
