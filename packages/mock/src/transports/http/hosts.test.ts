import { expect, test } from 'vitest'
import { hostsOf } from './hosts.ts'

// Of servers on loopback alone, which those of the other tests are, none could show it.
test('on all addresses, a server is called by any address, and by no name but those that it knows', () => {
  for (const wildcard of ['0.0.0.0', '::']) {
    const knows = hostsOf([wildcard], 4010, ['workbench'])
    const answers = ['10.0.0.7', '[fd00::1]:80', '192.168.1.2:4010', 'localhost:4010', 'workbench', 'example.test'].map(
      knows,
    )
    expect(answers).toEqual([true, true, true, true, true, false])
  }
})

test('on one address, a server is called by it, by the name that it was asked for, and by no other', () => {
  const knows = hostsOf(['box.example.test', '10.0.0.7'], 4010, [])
  expect(['10.0.0.7:4010', 'box.example.test', 'BOX.example.test:1', '10.0.0.8', 'example.test'].map(knows)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})

test('on an address that a URL writes otherwise, a server is called by what its URL says', () => {
  for (const host of ['::ffff:10.0.0.7', '2001:DB8:0:0:0:0:0:1']) {
    const { host: authority } = new URL(`http://[${host}]:4010`)
    expect(hostsOf([host], 4010, [])(authority), authority).toBe(true)
  }
})
