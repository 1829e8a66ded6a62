import { expect, test } from 'vitest'
import { withFileNames } from '../../scripts/docs/file-names.ts'

test('a page as Markdown has the name of each file above its block of code, instead of tabs', () => {
  const page = [
    'Save these files:',
    '::: code-group',
    '```yaml \\[compose.yaml]\nservices: []\n```',
    '```js \\[test/names.js]\nconst names = []\n```',
    ':::',
    '```sh\ntest -e [a]\n```',
  ]
  const named = [
    'Save these files:',
    '`compose.yaml`:',
    '```yaml\nservices: []\n```',
    '`test/names.js`:',
    '```js\nconst names = []\n```',
    '```sh\ntest -e [a]\n```',
  ]
  expect(withFileNames(page.join('\n\n'))).toBe(named.join('\n\n'))
})
