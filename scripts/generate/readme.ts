import { readFile } from 'node:fs/promises'

/**
 * A code block after a comment that names its file. The document determines the language, e.g. `js` for a program without types.
 */
const SNIPPET = /<!-- ((?:examples|docs\/snippets)\/\S+) -->\n```(\w*)\n[\s\S]*?^```$/gm

/** Updates each snippet from its file, so that the document shows the code that CI runs. */
export async function withSnippets(text: string): Promise<string> {
  const names = [...text.matchAll(SNIPPET)].map(([, name = '']) => name)
  const codes = new Map(await Promise.all(names.map(async name => [name, await readFile(name, 'utf8')] as const)))
  return text.replaceAll(SNIPPET, (_, name: string, language: string) =>
    [`<!-- ${name} -->`, `\`\`\`${language}`, codes.get(name)?.trimEnd(), '```'].join('\n'),
  )
}
