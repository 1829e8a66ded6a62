import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import GithubSlugger from 'github-slugger'
import { expect, test } from 'vitest'
import { REPOSITORY, SITE } from '../../scripts/docs/links.ts'

// `npm run docs` checks the links of the documentation.
const DOCUMENTS = execFileSync('git', ['ls-files', '-z', '*.md', ':!docs'], { encoding: 'utf8' })
  .split('\0')
  .filter(path => path !== '' && existsSync(path))

const GENERATED_PAGES = /^(?:reference|decisions|project)\//

test.each(DOCUMENTS)('the links of %s lead to files and headings that exist', document => {
  expect(brokenLinks(document, readFileSync(document, 'utf8'))).toEqual([])
})

test.each(DOCUMENTS)(
  'the absolute links of %s to this repository and its documentation lead to files that exist',
  document => {
    const missing = linksIn(readFileSync(document, 'utf8'), /^https:/).filter(link => !isPublished(link))
    expect(missing).toEqual([])
  },
)

test('detects an absolute link to a missing file or page', () => {
  expect(isPublished(`${REPOSITORY}/blob/main/no.md`)).toBe(false)
  expect(isPublished(`${SITE}/no`)).toBe(false)
  expect(isPublished('https://example.com/no')).toBe(true)
})

test('detects a link to a missing file or heading', () => {
  const text = '# A title\n[a](#a-title) [b](#b-title) [c](README.md) [d](no.md) [e](README.md#no) `[f](no.md)`\n'
  expect(brokenLinks('CONTRIBUTING.md', text)).toEqual(['#b-title', 'no.md', 'README.md#no'])
})

function brokenLinks(document: string, text: string): string[] {
  return linksIn(text).filter(link => {
    const [path = '', anchor] = link.split('#')
    if (path === '') return !anchorsIn(text).has(anchor ?? '')
    const target = normalize(join(dirname(document), path))
    if (!existsSync(target)) return true
    return anchor !== undefined && !anchorsIn(readFileSync(target, 'utf8')).has(anchor)
  })
}

/** Whether a link leads to a file of the repository, a page of the documentation, or elsewhere. Some pages are generated. */
function isPublished(link: string): boolean {
  const [address = ''] = link.split('#')
  const file = /\/(?:blob|tree)\/main\/(.+)$/.exec(address)
  if (address.startsWith(`${REPOSITORY}/`)) return file === null || existsSync(file[1] ?? '')
  if (!address.startsWith(`${SITE}/`)) return true
  const page = address.slice(SITE.length + 1)
  return GENERATED_PAGES.test(page) || existsSync(`docs/${page}.md`) || existsSync(`docs/${page}/index.md`)
}

/** Returns the links of a document, by default the relative ones. */
function linksIn(text: string, pattern = /^(?![a-z]+:)/): string[] {
  const prose = withoutCode(text).replace(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => (pattern.test(link) ? [link] : []))
}

/** Returns the anchors that GitHub generates for the headings of a document. */
function anchorsIn(text: string): ReadonlySet<string> {
  const slugger = new GithubSlugger()
  return new Set(
    [...withoutCode(text).matchAll(/^#+ +(.+)$/gm)].map(([, heading = '']) =>
      slugger.slug(heading.replaceAll('`', '')),
    ),
  )
}

function withoutCode(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, '')
}
