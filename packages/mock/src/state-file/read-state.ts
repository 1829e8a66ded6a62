import { replay } from '../state/replay.ts'
import { checkSnapshot, type Snapshot } from '../state/snapshot.ts'
import { readLines } from './lines.ts'

/**
 * What a mock held when a file of these bytes was written.
 *
 * @throws DamageError where they are not as they were written. TypeError where they never were the state of a mock.
 */
export function readState(bytes: Buffer): Snapshot {
  const [snapshot, ...steps] = readLines(bytes)
  const state = replay(snapshot, steps)
  checkSnapshot(state)
  return state
}
