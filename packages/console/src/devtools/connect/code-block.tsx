import { CopyButton } from '../../ui/copy-button.tsx'

interface Props {
  readonly label: string
  readonly code: string
}

/** Code with a button that copies it. */
export const CodeBlock = ({ label, code }: Props) => (
  <section class="code-block">
    <header>
      <p>{label}</p>
      <CopyButton label={label} visibleLabel="" getText={() => code} />
    </header>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users must be able to focus it to scroll */}
    <figure tabIndex={0} aria-label={label}>
      <pre>{code}</pre>
    </figure>
  </section>
)
