import { useAppState } from '../state/app-state.ts'
import { PANEL_IDS, type PanelId } from '../state/panels.ts'
import { ConformancePanel } from './conformance/conformance-panel.tsx'
import { ConnectPanel } from './connect/connect-panel.tsx'
import { FaultsPanel } from './faults/faults-panel.tsx'
import { IdentityPanel } from './identity/identity-panel.tsx'
import { RecordsPanel } from './records/records-panel.tsx'
import { RequestsPanel } from './requests/requests-panel.tsx'
import { ScenariosPanel } from './scenarios/scenarios-panel.tsx'
import { SnapshotsPanel } from './snapshots/snapshots-panel.tsx'
import { type Tab, Tabs } from './tabs.tsx'
import { TimePanel } from './time/time-panel.tsx'
import { WorldsPanel } from './worlds/worlds-panel.tsx'

const PANELS: Readonly<Record<PanelId, Tab>> = {
  use: { label: 'Use this mock', Panel: ConnectPanel },
  identity: { label: 'Identity', Panel: IdentityPanel },
  requests: { label: 'Requests', Panel: RequestsPanel },
  time: { label: 'Time', Panel: TimePanel },
  faults: { label: 'Faults', Panel: FaultsPanel },
  scenarios: { label: 'Scenarios', Panel: ScenariosPanel },
  worlds: { label: 'Worlds', Panel: WorldsPanel },
  records: { label: 'People and actions', Panel: RecordsPanel },
  snapshots: { label: 'Snapshots', Panel: SnapshotsPanel },
  conformance: { label: 'Conformance', Panel: ConformancePanel },
}

/** The panels of the mock controls. Workbench itself does not have these features. */
export function Devtools() {
  const app = useAppState()
  const panel = app.panel.value ?? PANEL_IDS[0]
  return (
    <>
      <p>These tools are part of the mock. Workbench does not have them.</p>
      <Tabs label="Mock controls" tabs={PANELS} selected={panel} onSelect={id => app.openPanel(id)} />
    </>
  )
}
