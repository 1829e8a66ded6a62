import { expect, test } from 'vitest'
import { isLoopback } from './loopback.ts'

test.each(['localhost', 'LOCALHOST', 'mock.localhost', '127.0.0.1', '127.9.8.7', '::1', '[::1]'])(
  '%s is a loopback host',
  host => expect(isLoopback(host)).toBe(true),
)

test.each([
  '',
  'workbench.expel.io',
  'localhost.evil.test',
  'notlocalhost',
  '127.0.0.1.evil.test',
  '128.0.0.1',
  '[::2]',
])('"%s" is not a loopback host', host => expect(isLoopback(host)).toBe(false))
