import * as client from '@workbench-sdk/client'
import { expect, test } from 'vitest'
import { ControlError, UnreachableError } from '../mock/control-api.ts'
import { toErrorView } from './error-view.ts'

const FOR_DEVELOPERS = 'Check baseUrl, and look with `lookupQuery`.'
const details = {
  status: 403,
  title: 'Forbidden',
  detail: 'Not allowed.',
  rule: 'read-only',
  fields: [],
  record: { id: '1' },
}
const classes = Object.entries(client).filter(
  ([, value]) => typeof value === 'function' && value.prototype instanceof Error,
) as unknown as readonly [string, new (message: string, details: object) => Error][]

test.each(classes)('describes a %s for the user of the page', (_, ErrorClass) => {
  const view = toErrorView(new ErrorClass(FOR_DEVELOPERS, details))
  expect(view.title).not.toBe('')
  expect(JSON.stringify(view)).not.toMatch(/baseUrl|lookupQuery/)
})

test('shows an unexpected error without its message', () => {
  expect(JSON.stringify(toErrorView(new TypeError(FOR_DEVELOPERS)))).not.toContain('baseUrl')
  expect(toErrorView(new UnreachableError('fetch failed')).title).toBe('The mock is not responding')
})

test('names the rule that rejected a request', () => {
  const view = toErrorView(new client.PermissionDeniedError(FOR_DEVELOPERS, details))
  expect(view.title).toContain('403 Forbidden')
  expect(view.rule?.id).toBe('read-only')
})

test('names the invalid values of a request to the control API', () => {
  const issues = [{ at: 'body/status', says: 'must be <= 599' }]
  expect(toErrorView(new ControlError(400, 'Invalid body for addFault.', issues)).detail).toBe(
    'status must be 599 or less.',
  )
  const token = toErrorView(new ControlError(401, 'Send it: Authorization: Bearer <token>.', []))
  expect(JSON.stringify(token)).not.toContain('Bearer')
})
