import type { Section } from '../case.ts'
import { findsKeys, labelsCreated } from './query-fixture.ts'

/** The filter parameter for lists. */
export const filters: Section = {
  title: 'Filters',
  file: 'wire/filters.ts',
  cases: [
    {
      id: 'filter-equality',
      title: 'finds equal values, case-sensitively',
      check: findsKeys(({ name }) => [
        [`filter[display_name]=${name('Alpha')}`, ['Alpha']],
        [`filter[display_name]=${name('alpha')}`, []],
        ['filter[restrictions]=read_only', ['delta']],
        ['filter[role]=organization_admin', ['delta']],
      ]),
    },
    {
      id: 'filter-boolean',
      title: 'accepts true and false, ignoring case',
      check: findsKeys(() => [
        ['filter[active]=False', ['beta']],
        ['filter[active]=TRUE', ['Alpha', 'alphabet', 'delta', 'gamma']],
        ['filter[active]=true', ['Alpha', 'alphabet', 'delta', 'gamma']],
      ]),
    },
    {
      id: 'filter-comparison',
      title: 'compares timestamps with >, <, ≥ and ≤',
      check: findsKeys(({ times }) => [
        [`filter[created_at]=>${times.beta}`, labelsCreated(times, time => time > times.beta)],
        [`filter[created_at]=<${times.beta}`, labelsCreated(times, time => time < times.beta)],
        [`filter[created_at]=≥${times.beta}`, labelsCreated(times, time => time >= times.beta)],
        [`filter[created_at]=≤${times.beta}`, labelsCreated(times, time => time <= times.beta)],
      ]),
    },
    {
      id: 'filter-timestamp',
      title: 'finds a timestamp with a Z, with an offset, or without an offset',
      check: findsKeys(({ times }) => {
        const expected = labelsCreated(times, time => time === times.beta)
        const withOffset = new Date(Date.parse(times.beta) + 3_600_000).toISOString().replace('Z', '+01:00')
        return [
          [`filter[created_at]=${times.beta}`, expected],
          [`filter[created_at]=${times.beta.replace('Z', '')}`, expected],
          [`filter[created_at]=${encodeURIComponent(withOffset)}`, expected],
        ]
      }),
    },
    {
      id: 'filter-text',
      title: 'finds substrings and prefixes, ignoring case',
      check: findsKeys(({ name }) => [
        ['filter[display_name]=: ALPHA', ['Alpha', 'alphabet']],
        [`filter[display_name]=^${name('ALPHA').toUpperCase()}`, ['Alpha', 'alphabet']],
        ['filter[display_name]=^alpha', []],
      ]),
    },
    {
      id: 'filter-text-equality',
      title: 'finds whole strings, ignoring case',
      check: findsKeys(({ name }) => [[`filter[display_name]=~${name('ALPHA')}`, ['Alpha']]]),
    },
    {
      id: 'filter-not',
      title: 'finds values that are not equal, including in array attributes',
      check: findsKeys(({ name }) => [
        [`filter[display_name]=!${name('Alpha')}`, ['alphabet', 'beta', 'delta', 'gamma']],
        ['filter[active]=!true', ['beta']],
        ['filter[restrictions]=!read_only', ['Alpha', 'alphabet', 'beta', 'gamma']],
      ]),
    },
    {
      id: 'filter-null',
      title: 'distinguishes null from other values',
      check: findsKeys(() => [
        ['filter[display_name]=␀true', []],
        ['filter[display_name]=␀false', ['Alpha', 'alphabet', 'beta', 'delta', 'gamma']],
        ['filter[service_account]=␀true', []],
      ]),
    },
    {
      id: 'filter-and',
      title: 'combines two attributes with AND',
      check: findsKeys(() => [['filter[active]=true&filter[display_name]=: alphab', ['alphabet']]]),
    },
    {
      id: 'filter-or',
      title: 'combines two values of one attribute with OR, in both spellings',
      check: findsKeys(({ name }) => [
        [`filter[display_name]=${name('Alpha')},${name('gamma')}`, ['Alpha', 'gamma']],
        [`filter[display_name]=${name('Alpha')}&filter[display_name]=${name('gamma')}`, ['Alpha', 'gamma']],
        [`filter[display_name]=: gamma,${name('Alpha')}`, ['Alpha', 'gamma']],
      ]),
    },
    {
      id: 'filter-window',
      title: 'combines two comparisons or negations of one attribute with AND, in both spellings',
      check: findsKeys(({ name, times }) => {
        const window = labelsCreated(times, time => time > times.Alpha && time < times.delta)
        return [
          [`filter[created_at]=>${times.Alpha}&filter[created_at]=<${times.delta}`, window],
          [`filter[created_at]=>${times.Alpha},<${times.delta}`, window],
          [`filter[created_at]=>${times.Alpha},>${times.beta}`, labelsCreated(times, time => time > times.beta)],
          [`filter[display_name]=!${name('Alpha')},!${name('gamma')}`, ['alphabet', 'beta', 'delta']],
        ]
      }),
    },
    {
      id: 'filter-related',
      title: "finds keys by their account's id, in both spellings, and by the account's attributes",
      check: findsKeys(({ first, second }) => [
        [`filter[service_account][id]=${first}`, ['Alpha', 'alphabet', 'beta', 'gamma']],
        [`filter[service_account]=${second}`, ['delta']],
        [`filter[service_account]=!${first}`, ['delta']],
        ['filter[service_account][restrictions]=read_only', ['delta']],
      ]),
    },
    {
      id: 'filter-related-deep',
      title: "finds keys by their account's actor",
      check: findsKeys(({ second }) => [
        [`filter[service_account][actor][actor_type]=service&filter[service_account]=${second}`, ['delta']],
        ['filter[service_account][actor][actor_type]=user', []],
      ]),
    },
  ],
}
