/** The panels of the mock controls, in the order of their tabs. */
export const PANEL_IDS = [
  'use',
  'identity',
  'requests',
  'time',
  'faults',
  'scenarios',
  'worlds',
  'records',
  'snapshots',
  'conformance',
] as const

export type PanelId = (typeof PANEL_IDS)[number]

/** Returns the panel with this name, or `undefined` if it does not exist. */
export const parsePanel = (param: string | null): PanelId | undefined => PANEL_IDS.find(id => id === param)
