import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import GithubSlugger from 'github-slugger'
import { expect, test } from 'vitest'

// `npm run docs` checks the links of the documentation.
const DOCUMENTS = execFileSync('git', ['ls-files', '-z', '*.md', ':!docs'], { encoding: 'utf8' })
  .split('\0')
  .filter(path => path !== '' && existsSync(path))

test.each(DOCUMENTS)('the links of %s lead to files and headings that exist', document => {
  expect(brokenLinks(document, readFileSync(document, 'utf8'))).toEqual([])
})

test('a link to a missing file or heading is broken', () => {
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

/** Returns the relative links of a document. */
function linksIn(text: string): string[] {
  const prose = withoutCode(text).replace(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => (/^[a-z]+:/.test(link) ? [] : [link]))
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
