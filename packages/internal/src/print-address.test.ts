import { expect, test } from 'vitest'
import { printAddress, withoutCredentials } from './print-address.ts'

test.each([
  ['https://user:SECRET@example.test/x', '"https://…@example.test/x"'],
  ['https://SECRET@example.test', '"https://…@example.test"'],
  ['https://user:SEC/RET@example.test', '"https://…@example.test"'],
  ['user:SECRET@example.test', '"…@example.test"'],
  ['SECRET@example.test', '"…@example.test"'],
  [['a.test', 'https://user:SECRET@b.test'], '["a.test","https://…@b.test"]'],
  ['https://example.test:4010/a', '"https://example.test:4010/a"'],
  [7, '7'],
])('prints %j without credentials', (value, printed) => {
  expect(printAddress(value)).toBe(printed)
})

test('keeps the rest of a message, e.g. email addresses', () => {
  const text = 'Invalid "https://user:SECRET@b.test": ask kim@example.test, or see https://example.test/a:b.'
  expect(withoutCredentials(text)).toBe(text.replace('user:SECRET', '…'))
})
