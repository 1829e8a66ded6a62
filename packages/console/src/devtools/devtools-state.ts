import type { AppState } from '../state/app-state.ts'
import { ConformanceRun } from './conformance/conformance-run.ts'
import { RequestLog } from './requests/request-log.ts'
import { SnapshotStore } from './snapshots/snapshot-store.ts'

/** State that is retained while another panel is open or the mock controls are closed. */
interface DevtoolsState {
  readonly log: RequestLog
  readonly snapshots: SnapshotStore
  readonly conformance: ConformanceRun
}

const states = new WeakMap<AppState, DevtoolsState>()

/** Returns the state of the mock controls. It is created when they are first opened. */
export function devtoolsState(app: AppState): DevtoolsState {
  const existing = states.get(app)
  if (existing) return existing
  const state: DevtoolsState = {
    log: new RequestLog(app.control, app.requestStream),
    snapshots: new SnapshotStore(app.control),
    conformance: new ConformanceRun(app.connection),
  }
  states.set(app, state)
  return state
}
