import type { Query } from '@workbench-sdk/query'
import type { Store } from '../store.ts'

/** What every document of an answer needs to know. */
export interface Setting {
  readonly store: Store
  /** The URL that was called. */
  readonly url: URL
  /** What the API's paths are below, and with them all links: an origin, and what comes before `/api/v2`. */
  readonly root: string
  /** The attributes to keep, for each type that is named. */
  readonly fields: Query['fields']
}
