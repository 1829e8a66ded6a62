interface Props {
  readonly label: string
  readonly value: unknown
}

/** A value as JSON, to be read. It scrolls, which the keyboard has to reach as well. */
export const Json = ({ label, value }: Props) => (
  <div>
    <p class="json-label">{label}</p>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without a mouse nothing else scrolls it */}
    <figure class="json" tabIndex={0} aria-label={label}>
      <pre>{typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</pre>
    </figure>
  </div>
)
