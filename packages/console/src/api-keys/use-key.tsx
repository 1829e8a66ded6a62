import type { KeySnippetsProps } from '../devtools/connect/key-snippets.tsx'
import { Lazy } from '../ui/lazy.tsx'

const load = async () => (await import('../devtools/connect/key-snippets.tsx')).KeySnippets

/** Shows how a program uses a new API key. */
export const UseKey = (props: KeySnippetsProps) => <Lazy load={load} props={props} />
