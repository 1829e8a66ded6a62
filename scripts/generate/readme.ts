import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'

const LANGUAGES: Readonly<Record<string, string>> = { '.ts': 'ts', '.js': 'js', '.sh': 'sh' }

/** A code block after a comment with the name of its file. */
const SNIPPET = /<!-- (examples\/\S+) -->\n```[\s\S]*?\n```/g

/** Updates each snippet from its file, so that the README shows the code that CI runs. */
export async function withSnippets(text: string): Promise<string> {
  const names = [...text.matchAll(SNIPPET)].map(([, name = '']) => name)
  const codes = new Map(await Promise.all(names.map(async name => [name, await readFile(name, 'utf8')] as const)))
  return text.replaceAll(SNIPPET, (_, name: string) => block(name, codes.get(name) ?? ''))
}

function block(name: string, code: string): string {
  return `<!-- ${name} -->\n\`\`\`${LANGUAGES[extname(name)] ?? ''}\n${code.trimEnd()}\n\`\`\``
}
