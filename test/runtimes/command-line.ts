// Node, Deno and Bun: the task is the argument, then a folder where there are files, and the last line of the output is the
// report.
import { live, type Report, type Task } from './life.ts'

const [text = '', folder] = process.argv.slice(2)
const task: Task = JSON.parse(text)
const report = await live(task)
console.log(JSON.stringify(report.ok && folder !== undefined ? await rotated(report, folder) : report))

async function rotated(report: Report, folder: string): Promise<Report> {
  try {
    const { rotate } = await import('./rotation.ts')
    return { ...report, steps: [...report.steps, await rotate(task, folder)] }
  } catch (error) {
    return { ...report, ok: false, problem: String(error) }
  }
}
