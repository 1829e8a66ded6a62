// A mock on a port whose memory is measured.
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import { measureOnRequest } from './measured.ts'

measureOnRequest()
// Lower than the default, so that the list is full before the first measurement, even on a busy machine.
const mock = new WorkbenchMock({ keepRequests: 1_000 })
const server = await serve(mock)
process.send?.({ url: server.url, token: mock.tokens.admin })
