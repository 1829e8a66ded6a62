import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const { repository } = JSON.parse(readFileSync('packages/client/package.json', 'utf8')) as {
  repository?: { readonly url: string }
}

/** The address of the repository, without a slash at the end. */
export const REPOSITORY = (repository?.url ?? 'https://github.com/workbench-sdk/workbench-sdk').replace(
  /^git\+|\.git$/g,
  '',
)

/** The address of the documentation, without a slash at the end. */
export const SITE = REPOSITORY.replace(/^https:\/\/github\.com\/([^/]+)\//, 'https://$1.github.io/')

/** Folders of the repository whose files are pages or images of the documentation. */
const PAGES: readonly (readonly [RegExp, string])[] = [
  [/^docs\/(.+?)\.md$/, '/$1'],
  [/^docs\/public\/(.+)$/, '/$1'],
  [/^decisions\/(.+)\.md$/, '/decisions/$1'],
  [/^decisions\/?$/, '/decisions/'],
  [/^SECURITY\.md$/, '/project/security'],
]

const RELATIVE_LINK = /(?<=\]\()(?![a-z]+:|#|\/)([^)#\s]+)(#[^)\s]*)?(?=\))/g

/** Changes the relative links of a file of the repository: to the page or image of the target if there is one, or to the repository. */
export function withAbsoluteLinks(text: string, file: string): string {
  return text.replaceAll(RELATIVE_LINK, (_, path: string, anchor = '') => target(join(dirname(file), path)) + anchor)
}

function target(path: string): string {
  const file = normalize(path)
  const page = PAGES.find(([pattern]) => pattern.test(file))
  return page ? file.replace(page[0], page[1]) : `${REPOSITORY}/blob/main/${file}`
}
