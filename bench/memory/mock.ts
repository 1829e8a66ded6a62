// A mock on a port whose memory is measured.
import { serve, WorkbenchMock } from '@workbench-sdk/mock'
import { measureOnRequest } from './measured.ts'

measureOnRequest()
const mock = new WorkbenchMock()
const server = await serve(mock)
process.send?.({ url: server.url, token: mock.tokens.admin })
