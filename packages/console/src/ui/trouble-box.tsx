import type { ComponentChildren } from 'preact'
import type { Trouble } from '../state/trouble.ts'

interface Props {
  readonly trouble: Trouble
  /** What can be done about it. */
  readonly children?: ComponentChildren
}

/** Says what went wrong, by which rule, and what to do. */
export function TroubleBox({ trouble: { kind, title, detail, rule, hint }, children }: Props) {
  return (
    <div class={`trouble trouble-${kind}`} role="alert">
      <p class="trouble-title">{title}</p>
      {detail && <p>{detail}</p>}
      {rule && (
        <p>
          The rule is <code>{rule.id}</code>: {rule.sentence}
        </p>
      )}
      {hint && <p>{hint}</p>}
      {children && <div class="actions">{children}</div>}
    </div>
  )
}
