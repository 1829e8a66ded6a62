import { useAppState } from './state/app-state.ts'
import { ErrorAlert } from './ui/error-alert.tsx'
import { CloseIcon } from './ui/icons.tsx'
import { MessageText } from './ui/message-text.tsx'

/** The result of the last action. It stays visible until it is closed or replaced. */
export function Toasts() {
  const { toast } = useAppState()
  const current = toast.value
  return (
    <div class={current ? 'toasts' : 'toasts is-empty'}>
      <div role="status">
        {current && 'message' in current && (
          <p>
            <MessageText message={current.message} />
          </p>
        )}
      </div>
      {current && 'error' in current && <ErrorAlert error={current.error} />}
      {current && (
        <button
          type="button"
          class="icon-button"
          aria-label="Close this message"
          onClick={() => (toast.value = undefined)}
        >
          <CloseIcon />
        </button>
      )}
    </div>
  )
}
