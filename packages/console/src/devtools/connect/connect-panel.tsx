import { useSignal } from '@preact/signals'
import { useEffect, useId, useRef } from 'preact/hooks'
import { IDENTITIES, IDENTITY_IDS, type IdentityId } from '../../mock/identities.ts'
import { useAppState } from '../../state/app-state.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { CodeBlock } from './code-block.tsx'
import { envFile, READ_KEY, snippetsFor } from './snippets.ts'

/** Shows how a program uses this mock: the base URL, the API keys, and code to copy. */
export function ConnectPanel() {
  const { connection } = useAppState()
  if (connection.isInBrowser) return <InBrowserNote />
  return (
    <>
      <BaseUrl url={connection.url} />
      <section>
        <h3>API keys</h3>
        <p class="muted">Every mock has these keys. For another key, generate one.</p>
        <ul class="cards">
          {IDENTITY_IDS.map(id => (
            <ApiKeyCard key={id} id={id} />
          ))}
        </ul>
      </section>
      <section>
        <h3>Code</h3>
        <p class="muted">
          The code reads the API key from an environment variable. To set it, run this command in bash or zsh, paste the
          key, and press Enter. This keeps the key out of the shell history and the process list.
        </p>
        <CodeBlock label="Set WORKBENCH_API_KEY" code={READ_KEY} />
        {snippetsFor(connection.url).map(({ label, code }) => (
          <CodeBlock key={label} label={label} code={code} />
        ))}
      </section>
    </>
  )
}

/** Explains that other programs cannot reach the mock of the static build. */
const InBrowserNote = () => (
  <>
    <p class="note">
      This mock runs in the page, so only this page can call it. Programs need a mock on a port, which also serves this
      page. Start one with Node:
    </p>
    <CodeBlock label="Start a mock" code="npx @workbench-sdk/mock" />
  </>
)

function BaseUrl({ url }: { readonly url: string }) {
  return (
    <section>
      <h3>Base URL</h3>
      <p class="secret">
        <code>{url}</code>
        <CopyButton label="base URL" visibleLabel="" getText={() => url} />
      </p>
    </section>
  )
}

/** Shows an API key on request. The key is in the page only while it is shown. */
function ApiKeyCard({ id }: { readonly id: IdentityId }) {
  const app = useAppState()
  const isShown = useSignal(false)
  const output = useRef<HTMLElement>(null)
  const labelId = useId()
  const { label, description } = IDENTITIES[id]
  const getKey = () => app.mock.tokens[id]

  useEffect(() => {
    const element = output.current
    if (!element) return
    element.textContent = isShown.value ? getKey() : '••••••••••••••••'
    return () => element.replaceChildren()
  }, [isShown.value, app.mock])

  return (
    <li>
      <div>
        <p id={labelId}>
          <strong>{label}</strong>
        </p>
        <p class="muted">{description}</p>
        <p class="secret">
          <code ref={output} data-testid="secret" />
        </p>
      </div>
      <div class="button-row">
        <button type="button" aria-pressed={isShown.value} onClick={() => (isShown.value = !isShown.value)}>
          Show<span class="visually-hidden"> key of {label}</span>
        </button>
        <CopyButton label={`key of ${label}`} visibleLabel="" getText={getKey} />
        <CopyButton
          label={`.env of ${label}`}
          visibleLabel=".env"
          getText={() => envFile(app.connection.url, getKey())}
        />
      </div>
    </li>
  )
}
