// A Cloudflare Worker: the task is the body of the request, and the report is the body of the response.
import { run } from './lifecycle.ts'

export default {
  fetch: async (request: Request): Promise<Response> => Response.json(await run(await request.json())),
}
