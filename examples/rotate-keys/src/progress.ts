import { Listr, ListrLogger, ProcessOutput } from 'listr2'
import { oneLine } from './describe.ts'
import type { PlannedRotation } from './plan.ts'
import type { Outcome } from './rotation.ts'

type Rotate = (planned: PlannedRotation, tell: (step: string) => void) => Promise<Outcome>

/** Rotates one key after the other, shown as a live list on a terminal and as a plain log elsewhere. */
export async function rotateAll(
  rotations: PlannedRotation[],
  signal: AbortSignal,
  stream: NodeJS.WriteStream,
  rotate: Rotate,
): Promise<Map<PlannedRotation, Outcome>> {
  const outcomes = new Map<PlannedRotation, Outcome>()
  const tasks = rotations.map(planned => ({
    title: `${oneLine(planned.key.name)} → ${planned.store.label}`,
    skip: () => signal.aborted && 'not begun',
    task: async (_: unknown, task: { output: string }) => {
      const outcome = await rotate(planned, step => {
        task.output = oneLine(step)
      })
      outcomes.set(planned, outcome)
      if (outcome.status !== 'rotated') throw new Error(outcome.detail)
    },
    rendererOptions: { outputBar: Number.POSITIVE_INFINITY, persistentOutput: true },
  }))
  await new Listr(tasks, {
    exitOnError: false,
    // An interrupt ends the rotation in an orderly way, which is not for the display to decide.
    registerSignalListeners: false,
    // A terminal that does not know its width cannot be drawn on.
    fallbackRendererCondition: !stream.isTTY || !stream.columns,
    rendererOptions: { logger: loggerOn(stream), collapseErrors: false, collapseSubtasks: false },
    fallbackRendererOptions: { logger: loggerOn(stream) },
  }).run()
  return outcomes
}

function loggerOn<Levels extends string>(stream: NodeJS.WriteStream): ListrLogger<Levels> {
  return new ListrLogger<Levels>({ processOutput: new ProcessOutput(stream, stream) })
}
