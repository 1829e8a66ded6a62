import { explainConnectionFailure } from './core/connection-failure.ts'
import { explainWith } from './core/fetch-failure.ts'

// Browsers do not report why a connection failed, so that `browser.ts` does without this.
explainWith(explainConnectionFailure)

export * from './browser.ts'
