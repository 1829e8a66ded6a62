import { dateAndTimeOf, dateOf } from './time.ts'

/** A date, and on closer look the moment. */
export const Moment = ({ at }: { readonly at: Date }) => (
  <time dateTime={at.toISOString()} title={dateAndTimeOf(at)}>
    {dateOf(at)}
  </time>
)
