import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const ID = /\sid="([^"]+)"/g
const LINK = /\shref="(\/[^"#]*|)#([^"]+)"/g

/** Returns the links to missing headings in the built documentation. VitePress only checks links to pages. */
export async function brokenAnchors(folder: string): Promise<string[]> {
  const pages = new Map<string, string>()
  for await (const file of glob('**/*.html', { cwd: folder, exclude: ['playground/**'] }))
    pages.set(pathOf(file), await readFile(join(folder, file), 'utf8'))
  const ids = new Map([...pages].map(([path, html]) => [path, new Set([...html.matchAll(ID)].map(([, id]) => id))]))
  return [...pages].flatMap(([path, html]) =>
    [...html.matchAll(LINK)].flatMap(([, target = '', hash = '']) =>
      ids.get(target === '' ? path : pathOf(withoutBase(target)))?.has(decodeURIComponent(hash))
        ? []
        : [`${path}: broken link to ${target}#${hash}`],
    ),
  )
}

function withoutBase(path: string): string {
  return path.slice((process.env.DOCS_BASE ?? '/').length)
}

/** Returns a page's path without its extension. `guides/rotate.html`, `guides/rotate` and `/guides/rotate` are the same page. */
function pathOf(file: string): string {
  return file
    .replace(/^\//, '')
    .replace(/(?:index)?\.html$/, '')
    .replace(/index$/, '')
}
