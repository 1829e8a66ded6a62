import { expect, test } from 'vitest'
import { readFailure } from '../src/read-failure.ts'

const failed = (code: string) => Object.assign(new Error('read failed'), { code })

test.each([
  ['ENOENT', 'a.yaml does not exist. Specify another file.'],
  ['ENOTDIR', 'a.yaml does not exist. Specify another file.'],
  ['EISDIR', 'a.yaml is a directory. Specify a file.'],
  ['EACCES', 'The current user is not allowed to read a.yaml. Change its permissions or its owner.'],
  ['EIO', 'Cannot read a.yaml: read failed.'],
])('describes %s', (code, message) => {
  expect(readFailure('a.yaml', failed(code), 'Specify another file.').message).toBe(message)
})
