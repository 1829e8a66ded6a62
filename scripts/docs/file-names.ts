import { glob, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const GROUP = /^::: code-group\n\n([\s\S]*?)\n\n:::$/gm
/** The first line of a block of code with the name of its file, as the plugin for llms.txt writes it. */
const FIRST_LINE = /^```(\w+) \\?\[(.+)\]$/gm

/** Names the files in the pages as Markdown. VitePress only shows the names as tabs. */
export async function nameFiles(folder: string): Promise<void> {
  for await (const file of glob(['**/*.md', 'llms-full.txt'], { cwd: folder })) {
    const path = join(folder, file)
    await writeFile(path, withFileNames(await readFile(path, 'utf8')))
  }
}

/** Replaces the tabs of a page with the name of each file above its block of code. */
export function withFileNames(page: string): string {
  return page.replaceAll(GROUP, (_, blocks: string) => blocks.replaceAll(FIRST_LINE, '`$2`:\n\n```$1'))
}
