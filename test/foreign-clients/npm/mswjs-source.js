// The request handlers of MSW that @mswjs/source makes.
import { readFileSync } from 'node:fs'
import { fromOpenApi } from '@mswjs/source/open-api'
import { getResponse } from 'msw'
import { DOCUMENT } from './generated.js'
import { reportMock } from './mocks.js'

const handlers = await fromOpenApi(readFileSync(DOCUMENT, 'utf8'))
await reportMock(request => {
  request.headers.delete('accept')
  return getResponse(handlers, request)
})
