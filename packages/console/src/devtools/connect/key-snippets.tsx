import { useAppState } from '../../state/app-state.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { CodeBlock } from './code-block.tsx'
import { envFile, READ_KEY, snippetsFor } from './snippets.ts'

export interface KeySnippetsProps {
  /** Returns the key while it can be copied. The key itself is not a property, because Preact's tree would retain it. */
  readonly secret: { readonly reveal: () => string }
}

/** Code that uses a new API key without containing it. */
export function KeySnippets({ secret }: KeySnippetsProps) {
  const { connection } = useAppState()
  if (connection.isInBrowser) return null
  return (
    <details class="key-snippets">
      <summary>Use this key</summary>
      <p>
        Copy an .env file with the key and the mock’s URL. Or set the environment variable in bash or zsh: run this
        command, paste the key, and press Enter.
      </p>
      <p>
        <CopyButton label=".env" visibleLabel=".env" getText={() => envFile(connection.url, secret.reveal())} />
      </p>
      <CodeBlock label="Set WORKBENCH_API_KEY" code={READ_KEY} />
      {snippetsFor(connection.url).map(({ label, code }) => (
        <CodeBlock key={label} label={label} code={code} />
      ))}
    </details>
  )
}
