import { useConsole } from '../state/console.ts'
import { ConformancePanel } from './conformance/conformance-panel.tsx'
import { FaultsPanel } from './faults/faults-panel.tsx'
import { IdentityPanel } from './identity/identity-panel.tsx'
import { RequestsPanel } from './requests/requests-panel.tsx'
import { ScenariosPanel } from './scenarios/scenarios-panel.tsx'
import { SnapshotsPanel } from './snapshots/snapshots-panel.tsx'
import { Tabs } from './tabs.tsx'
import { TimePanel } from './time/time-panel.tsx'
import { workshopOf } from './workshop-state.ts'

const PANELS = {
  identity: { label: 'Who am I', Panel: IdentityPanel },
  requests: { label: 'Requests', Panel: RequestsPanel },
  time: { label: 'Time', Panel: TimePanel },
  faults: { label: 'Faults', Panel: FaultsPanel },
  scenarios: { label: 'Scenarios', Panel: ScenariosPanel },
  snapshots: { label: 'Snapshots', Panel: SnapshotsPanel },
  conformance: { label: 'Conformance', Panel: ConformancePanel },
} as const

/** What only a mock can do, apart from what there is in Workbench. */
export function Workshop() {
  const { panel } = workshopOf(useConsole())
  return (
    <aside id="workshop" aria-label="The mock’s own side">
      <h2>The mock’s own side</h2>
      <p>Nothing of this exists in Workbench: it is what only a mock can do.</p>
      <Tabs label="What the mock can do" tabs={PANELS} chosen={panel} />
    </aside>
  )
}
