import { type Signal, signal } from '@preact/signals'
import type { Console } from '../state/console.ts'
import { ConformanceRun } from './conformance/conformance-run.ts'
import { RequestLog } from './requests/request-log.ts'
import { KeptSnapshots } from './snapshots/kept-snapshots.ts'

type PanelId = 'identity' | 'requests' | 'time' | 'faults' | 'scenarios' | 'snapshots' | 'conformance'

/** What the mock's own side keeps while another panel is open, or none of them. */
interface WorkshopState {
  readonly panel: Signal<PanelId>
  readonly log: RequestLog
  readonly snapshots: KeptSnapshots
  readonly conformance: ConformanceRun
}

const states = new WeakMap<Console, WorkshopState>()

/** What is kept of a console. It begins when its workshop is opened for the first time. */
export function workshopOf(console: Console): WorkshopState {
  const known = states.get(console)
  if (known) return known
  const state: WorkshopState = {
    panel: signal<PanelId>('identity'),
    log: new RequestLog(console.control, console.live),
    snapshots: new KeptSnapshots(console.control),
    conformance: new ConformanceRun(console.place),
  }
  states.set(console, state)
  return state
}
