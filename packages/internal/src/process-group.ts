import type { ChildProcess } from 'node:child_process'

const isWindows = process.platform === 'win32'

/** The options of `spawn` for a command whose processes {@link killGroup} can end. Windows has no process groups. */
export const IN_GROUP = { detached: !isWindows, windowsHide: true } as const

/** Sends a signal to a command that was started with {@link IN_GROUP}, and to all processes that it started. */
export function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(isWindows ? pid : -pid, signal)
  } catch {
    // It has already exited.
  }
}
