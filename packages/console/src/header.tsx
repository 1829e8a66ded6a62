import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { DEVTOOLS_ID } from './devtools-drawer.tsx'
import { DEFAULT_WORLD } from './mock/connection.ts'
import { describeClock } from './mock/describe-clock.ts'
import { DEFAULT_IDENTITY, IDENTITIES } from './mock/identities.ts'
import { useAppState } from './state/app-state.ts'
import { PANEL_IDS, type PanelId } from './state/panels.ts'
import { MAIN_ID } from './ui/ids.ts'

/** The mock's URL, the modes in which it differs from a newly started mock, and the button for the mock controls. */
export function Header() {
  const app = useAppState()
  const lastPanel = useRef<PanelId>(PANEL_IDS[0])
  const panel = app.panel.value
  if (panel) lastPanel.current = panel
  return (
    <header>
      <a class="skip-link" href={`#${MAIN_ID}`}>
        Skip to the content
      </a>
      <div class="mock-state">
        <p class="connection-info">
          <strong>Workbench mock</strong>
          <span>{app.connection.isInBrowser ? 'in this page' : app.connection.url}</span>
        </p>
        <Modes />
      </div>
      <button
        type="button"
        class="devtools-toggle"
        aria-controls={DEVTOOLS_ID}
        aria-expanded={panel !== undefined}
        onClick={() => app.openPanel(panel ? undefined : lastPanel.current)}
      >
        Mock controls
      </button>
    </header>
  )
}

/** A chip for each mode that affects the page. It opens the panel that changes the mode. */
function Modes() {
  const { connection, identity, clock, faults } = useAppState()
  const faultCount = faults.active.value.length
  const clockMode = describeClock(clock)
  const { label } = IDENTITIES[identity.value]
  return (
    <ul class="chips" aria-label="Mock status">
      <Chip panel="identity" isChanged={identity.value !== DEFAULT_IDENTITY}>
        Signed in as {label}
      </Chip>
      {connection.world !== DEFAULT_WORLD && <Chip panel="worlds">World {connection.world}</Chip>}
      {clockMode && <Chip panel="time">{clockMode}</Chip>}
      {faultCount > 0 && (
        <Chip panel="faults">
          {faultCount} active {faultCount === 1 ? 'fault' : 'faults'}
        </Chip>
      )}
    </ul>
  )
}

interface ChipProps {
  readonly panel: PanelId
  readonly isChanged?: boolean
  readonly children: ComponentChildren
}

function Chip({ panel, isChanged = true, children }: ChipProps) {
  const app = useAppState()
  return (
    <li>
      <button type="button" class={isChanged ? 'chip is-changed' : 'chip'} onClick={() => app.openPanel(panel)}>
        {children}
      </button>
    </li>
  )
}
