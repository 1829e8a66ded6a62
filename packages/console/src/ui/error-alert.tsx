import type { ComponentChildren } from 'preact'
import type { ErrorView } from '../state/error-view.ts'
import { MessageText } from './message-text.tsx'

interface Props {
  readonly error: ErrorView
  /** Buttons, e.g. Try again. */
  readonly children?: ComponentChildren
}

export function ErrorAlert({ error: { isOutcomeUnknown, title, detail, rule, hint }, children }: Props) {
  return (
    <div class={isOutcomeUnknown ? 'error-alert is-warning' : 'error-alert'} role="alert">
      <p class="error-title">{typeof title === 'string' ? title : <MessageText message={title} />}</p>
      {detail && <p>{detail}</p>}
      {rule && (
        <p>
          Rule <code>{rule.id}</code>: {rule.sentence}
        </p>
      )}
      {hint && <p>{hint}</p>}
      {children && <div class="actions">{children}</div>}
    </div>
  )
}
