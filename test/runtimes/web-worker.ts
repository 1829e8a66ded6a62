// A dedicated worker in a browser: the task arrives as a message, and the report is sent as one.
import { run } from './lifecycle.ts'

addEventListener('message', async ({ data }) => postMessage(await run(data)))
