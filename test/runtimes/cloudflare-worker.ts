// A worker of Cloudflare's: the task is the body of a request, and the report is that of the response.
import { live } from './life.ts'

export default {
  fetch: async (request: Request): Promise<Response> => Response.json(await live(await request.json())),
}
