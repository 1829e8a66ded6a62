import type { ParamChanges } from '../state/address.ts'
import { ViewLink } from './view-link.tsx'

interface Props {
  /** The views above the current one, with their URL parameters. */
  readonly parents?: Readonly<Record<string, ParamChanges>>
  readonly current: string
}

/** A view's position in the hierarchy. On Workbench, these views are in the organization settings, which the mock does not have. */
export const Breadcrumb = ({ parents = {}, current }: Props) => (
  <nav aria-label="Breadcrumb" class="muted">
    <ol class="breadcrumb">
      <li>Organization Settings</li>
      {Object.entries(parents).map(([label, params]) => (
        <li key={label}>
          <ViewLink params={params}>{label}</ViewLink>
        </li>
      ))}
      <li aria-current="page">{current}</li>
    </ol>
  </nav>
)
