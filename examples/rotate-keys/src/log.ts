import type { RotationEvent, RotationProgress } from '@workbench-sdk/client/rotation'
import { oneLine } from './describe.ts'

const SAID: Readonly<Record<RotationProgress, string>> = {
  resumed: 'goes on where an earlier run stopped',
  made: 'made a new key, which works',
  stored: 'stored it',
  proven: 'proved it',
  waiting: 'waits',
  disabled: 'disabled the old key',
  done: 'done',
  undone: 'undone: the old key is as it was',
  'rolled back': 'rolled back: the old key works',
  failed: 'stopped',
}

/** What has just happened, in a line for people. */
export function logLine({ key, progress, until }: RotationEvent): string {
  const end = until ? ` until ${until.toISOString().replace(/\.\d+/, '')}` : ''
  return `${oneLine(key.name)}: ${SAID[progress]}${end}\n`
}
