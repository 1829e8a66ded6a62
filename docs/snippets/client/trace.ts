import { Workbench } from '@workbench-sdk/client'
import { openTelemetry } from '@workbench-sdk/client/opentelemetry'

const workbench = new Workbench({ tracing: openTelemetry() })
await workbench.organizations.list()
