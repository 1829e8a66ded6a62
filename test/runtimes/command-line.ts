// Node, Deno and Bun: the task is the argument, and the last line of the output the report.
import { live } from './life.ts'

const [task = ''] = process.argv.slice(2)
console.log(JSON.stringify(await live(JSON.parse(task))))
