interface Props {
  readonly page: number
  readonly pageCount: number
  readonly onChange: (page: number) => void
}

/** Selects a page of a list. Its buttons stay focusable even if they do nothing, so that the focus is not lost. */
export function Pager({ page, pageCount, onChange }: Props) {
  if (pageCount < 2) return null
  const go = (next: number) => {
    if (next >= 1 && next <= pageCount) onChange(next)
  }
  return (
    <nav class="pager" aria-label="Pages">
      <button type="button" aria-disabled={page <= 1} onClick={() => go(page - 1)}>
        Previous
      </button>
      <label>
        Page{' '}
        <input
          type="number"
          min={1}
          max={pageCount}
          value={page}
          onChange={({ currentTarget }) => {
            if (currentTarget.checkValidity()) go(currentTarget.valueAsNumber)
            else currentTarget.value = String(page)
          }}
        />{' '}
        of {pageCount.toLocaleString('en')}
      </label>
      <button type="button" aria-disabled={page >= pageCount} onClick={() => go(page + 1)}>
        Next
      </button>
    </nav>
  )
}
