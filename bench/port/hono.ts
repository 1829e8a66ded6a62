// A minimal server that returns JSON. Receives the document from the parent process, and exits with it.
import { once } from 'node:events'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const [{ path, document }] = (await once(process, 'message')) as [{ path: string; document: object }]
const app = new Hono().get(path, context => context.json(document))
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
  process.send?.({ url: `http://127.0.0.1:${port}` }),
)
process.once('disconnect', () => process.exit())
