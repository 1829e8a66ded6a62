import type { RotationEvent, RotationProgress } from '@workbench-sdk/client/rotation'
import { oneLine } from './describe.ts'

const MESSAGES: Readonly<Record<RotationProgress, string>> = {
  resumed: 'resumed where an earlier run stopped',
  created: 'created a new key, which works',
  stored: 'stored it',
  verified: 'verified it',
  waiting: 'waiting',
  disabled: 'disabled the old key',
  done: 'done',
  'rolled back': 'rolled back: the old key works',
  failed: 'failed',
}

/** Formats an event as a line of the log. */
export function logLine({ key, progress, until }: RotationEvent): string {
  const end = until ? ` until ${until.toISOString().replace(/\.\d+/, '')}` : ''
  return `${oneLine(key.name)}: ${MESSAGES[progress]}${end}\n`
}
