import { formatDate, formatDateTime } from './dates.ts'

/** A date, with the time as a tooltip. */
export const DateTime = ({ value }: { readonly value: Date | null }) =>
  value ? (
    <time dateTime={value.toISOString()} title={formatDateTime(value)}>
      {formatDate(value)}
    </time>
  ) : (
    'unknown'
  )
