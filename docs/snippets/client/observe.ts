import { Workbench } from '@workbench-sdk/client'
import { openTelemetry } from '@workbench-sdk/client/opentelemetry' // requires the package @opentelemetry/api

const workbench = new Workbench({
  hooks: { retry: ({ path, wait, reason }) => console.info('retry', { path, wait, reason }) },
  logger: console, // debug: requests, responses and their deviations; info: retries; warn: failures
  tracing: openTelemetry(), // one span per attempt, named after the path template; sends no baggage
})
await workbench.organizations.list()
