// Node, Deno and Bun: the first argument is the task, the optional second one a folder for files. The last line of the output
// is the report.
import { type Report, run, type Task } from './lifecycle.ts'

const [text = '', folder] = process.argv.slice(2)
const task = await withFetch(JSON.parse(text))
const report = await run(task)
console.log(JSON.stringify(report.ok && folder !== undefined ? await withRotation(report, folder) : report))

async function withFetch(task: Task): Promise<Task> {
  if (task.fetchFrom === undefined) return task
  const exported = await import(task.fetchFrom)
  return { ...task, options: { ...task.options, fetch: exported.fetch ?? exported.default } }
}

async function withRotation(report: Report, folder: string): Promise<Report> {
  try {
    const { rotate } = await import('./rotation.ts')
    return { ...report, steps: [...report.steps, await rotate(task, folder)] }
  } catch (error) {
    return { ...report, ok: false, problem: String(error) }
  }
}
