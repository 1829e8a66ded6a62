import { useAppState } from '../state/app-state.ts'
import { ConformancePanel } from './conformance/conformance-panel.tsx'
import { devtoolsState } from './devtools-state.ts'
import { FaultsPanel } from './faults/faults-panel.tsx'
import { IdentityPanel } from './identity/identity-panel.tsx'
import { RequestsPanel } from './requests/requests-panel.tsx'
import { ScenariosPanel } from './scenarios/scenarios-panel.tsx'
import { SnapshotsPanel } from './snapshots/snapshots-panel.tsx'
import { Tabs } from './tabs.tsx'
import { TimePanel } from './time/time-panel.tsx'

const PANELS = {
  identity: { label: 'Identity', Panel: IdentityPanel },
  requests: { label: 'Requests', Panel: RequestsPanel },
  time: { label: 'Time', Panel: TimePanel },
  faults: { label: 'Faults', Panel: FaultsPanel },
  scenarios: { label: 'Scenarios', Panel: ScenariosPanel },
  snapshots: { label: 'Snapshots', Panel: SnapshotsPanel },
  conformance: { label: 'Conformance', Panel: ConformancePanel },
} as const

/** The mock controls: a panel with the features that Workbench itself does not have. */
export function Devtools() {
  const { activePanel } = devtoolsState(useAppState())
  return (
    <aside id="devtools" aria-label="Mock controls">
      <h2>Mock controls</h2>
      <p>These tools are part of the mock. Workbench does not have them.</p>
      <Tabs label="Mock controls" tabs={PANELS} selected={activePanel} />
    </aside>
  )
}
