import { useAppState } from '../state/app-state.ts'

interface Props {
  /** The id of a service account or of an API key. */
  readonly id: string
}

/** Whether the page itself uses a service account or an API key. */
export function useIsOwn(id: string): boolean {
  const { mock, identity } = useAppState()
  const { serviceAccountId, apiKeyId } = mock.identities[identity.value]
  return id === serviceAccountId || id === apiKeyId
}

/** Marks the service account and the API key that the page uses. */
export const OwnBadge = ({ id }: Props) => (useIsOwn(id) ? <span class="badge">Used by this page</span> : null)

const CONSEQUENCES = {
  change:
    'This page uses this service account. If you remove its permissions, the page can’t restore them. You would have to sign in as another identity, or reset the mock.',
  disable:
    'This page uses it. Workbench will reject the page’s requests until it is enabled again or you sign in as another identity.',
  delete:
    'This page uses it. Workbench will reject the page’s requests until you sign in as another identity, restore a snapshot, or reset the mock.',
} as const

interface OwnWarningProps extends Props {
  readonly action: keyof typeof CONSEQUENCES
}

/** A list item with a warning, shown only if the page itself uses the record. */
export const OwnWarning = ({ id, action }: OwnWarningProps) => (useIsOwn(id) ? <li>{CONSEQUENCES[action]}</li> : null)
