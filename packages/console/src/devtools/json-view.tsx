interface Props {
  readonly label: string
  readonly value: unknown
}

/** A value as formatted JSON. */
export const JsonView = ({ label, value }: Props) => (
  <div>
    <p class="json-label">{label}</p>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users must be able to focus it to scroll */}
    <figure class="json" tabIndex={0} aria-label={label}>
      <pre>{typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</pre>
    </figure>
  </div>
)
