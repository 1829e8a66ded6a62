import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const { repository } = JSON.parse(readFileSync('packages/client/package.json', 'utf8')) as {
  repository?: { readonly url: string }
}

/** The repository's URL, without a trailing slash. */
export const REPOSITORY = (repository?.url ?? 'https://github.com/workbench-sdk/workbench-sdk').replace(
  /^git\+|\.git$/g,
  '',
)

/** The documentation's URL, without a trailing slash. */
export const SITE = REPOSITORY.replace(/^https:\/\/github\.com\/([^/]+)\//, 'https://$1.github.io/')

/** Repository folders whose files are pages or images in the documentation. */
const PAGES: readonly (readonly [RegExp, string])[] = [
  [/^docs\/(.+?)\.md$/, '/$1'],
  [/^docs\/public\/(.+)$/, '/$1'],
  [/^decisions\/(.+)\.md$/, '/decisions/$1'],
  [/^decisions\/?$/, '/decisions/'],
  [/^SECURITY\.md$/, '/project/security'],
]

const RELATIVE_LINK = /(?<=\]\()(?![a-z]+:|#|\/)([^)#\s]+)(#[^)\s]*)?(?=\))/g

/**
 * Replaces the relative links in a repository file with links to the corresponding page or image of the documentation or, if
 * there is none, to the repository.
 */
export function withAbsoluteLinks(text: string, file: string): string {
  return text.replaceAll(RELATIVE_LINK, (_, path: string, anchor = '') => target(join(dirname(file), path)) + anchor)
}

function target(path: string): string {
  const file = normalize(path)
  const page = PAGES.find(([pattern]) => pattern.test(file))
  return page ? file.replace(page[0], page[1]) : `${REPOSITORY}/blob/main/${file}`
}
