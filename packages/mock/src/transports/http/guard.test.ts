import { expect, test } from 'vitest'
import { hostCheck } from './guard.ts'

// The servers in the other tests only listen on loopback addresses.
test('accepts any IP address, but only known names, if the server listens on all addresses', () => {
  for (const wildcard of ['0.0.0.0', '::']) {
    const isAllowed = hostCheck([wildcard], 4010, ['workbench'])
    const answers = ['10.0.0.7', '[fd00::1]:80', '192.168.1.2:4010', 'localhost:4010', 'workbench', 'example.test'].map(
      isAllowed,
    )
    expect(answers).toEqual([true, true, true, true, true, false])
  }
})

test('accepts only the address and the host option if the server listens on one address', () => {
  const isAllowed = hostCheck(['box.example.test', '10.0.0.7'], 4010, [])
  expect(
    ['10.0.0.7:4010', 'box.example.test', 'BOX.example.test:1', '10.0.0.8', 'example.test'].map(isAllowed),
  ).toEqual([true, true, true, false, false])
})

test('accepts the authority of its URL, even if the URL normalizes the address', () => {
  for (const host of ['::ffff:10.0.0.7', '2001:DB8:0:0:0:0:0:1']) {
    const { host: authority } = new URL(`http://[${host}]:4010`)
    expect(hostCheck([host], 4010, [])(authority), authority).toBe(true)
  }
})
