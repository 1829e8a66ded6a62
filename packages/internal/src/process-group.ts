import type { ChildProcess } from 'node:child_process'

const isWindows = process.platform === 'win32'

/**
 * Options for `spawn` that allow {@link killGroup} to end all processes of the command. Windows has no process groups.
 */
export const IN_GROUP = { detached: !isWindows, windowsHide: true } as const

/** Sends a signal to a command started with {@link IN_GROUP}, and to all processes started by it. */
export function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(isWindows ? pid : -pid, signal)
  } catch {
    // It has already exited.
  }
}
