import type { Section } from '../case.ts'
import { after, finds } from './queried.ts'

/** What lists can be narrowed by. */
export const filters: Section = {
  title: 'Filters',
  file: 'wire/filters.ts',
  cases: [
    {
      id: 'filter-equality',
      says: 'a name is found as it is written, and not otherwise',
      check: finds(({ name }) => [
        [`filter[display_name]=${name('Alpha')}`, ['Alpha']],
        [`filter[display_name]=${name('alpha')}`, []],
        ['filter[restrictions]=read_only', ['delta']],
        ['filter[role]=organization_admin', ['delta']],
      ]),
    },
    {
      id: 'filter-boolean',
      says: 'true and false are known in capitals as well',
      check: finds(() => [
        ['filter[active]=False', ['beta']],
        ['filter[active]=TRUE', ['Alpha', 'alphabet', 'delta', 'gamma']],
        ['filter[active]=true', ['Alpha', 'alphabet', 'delta', 'gamma']],
      ]),
    },
    {
      id: 'filter-comparison',
      says: 'times are compared, with and without the moment itself',
      check: finds(({ times }) => [
        [`filter[created_at]=>${times.beta}`, after(times, time => time > times.beta)],
        [`filter[created_at]=<${times.beta}`, after(times, time => time < times.beta)],
        [`filter[created_at]=≥${times.beta}`, after(times, time => time >= times.beta)],
        [`filter[created_at]=≤${times.beta}`, after(times, time => time <= times.beta)],
      ]),
    },
    {
      id: 'filter-timestamp',
      says: 'a time is the same with a Z, with its offset, and with none',
      check: finds(({ times }) => {
        const expected = after(times, time => time === times.beta)
        const elsewhere = new Date(Date.parse(times.beta) + 3_600_000).toISOString().replace('Z', '+01:00')
        return [
          [`filter[created_at]=${times.beta}`, expected],
          [`filter[created_at]=${times.beta.replace('Z', '')}`, expected],
          [`filter[created_at]=${encodeURIComponent(elsewhere)}`, expected],
        ]
      }),
    },
    {
      id: 'filter-text',
      says: 'a part of a name is found, and the beginning of one',
      check: finds(({ name }) => [
        ['filter[display_name]=: ALPHA', ['Alpha', 'alphabet']],
        [`filter[display_name]=^${name('ALPHA').toUpperCase()}`, ['Alpha', 'alphabet']],
        ['filter[display_name]=^alpha', []],
      ]),
    },
    {
      id: 'filter-text-equality',
      says: 'a whole name is found in whatever case',
      check: finds(({ name }) => [[`filter[display_name]=~${name('ALPHA')}`, ['Alpha']]]),
    },
    {
      id: 'filter-not',
      says: 'what is not so is found, also of lists',
      check: finds(({ name }) => [
        [`filter[display_name]=!${name('Alpha')}`, ['alphabet', 'beta', 'delta', 'gamma']],
        ['filter[active]=!true', ['beta']],
        ['filter[restrictions]=!read_only', ['Alpha', 'alphabet', 'beta', 'gamma']],
      ]),
    },
    {
      id: 'filter-null',
      says: 'what has a value and what has none is told apart',
      check: finds(() => [
        ['filter[display_name]=␀true', []],
        ['filter[display_name]=␀false', ['Alpha', 'alphabet', 'beta', 'delta', 'gamma']],
        ['filter[service_account]=␀true', []],
      ]),
    },
    {
      id: 'filter-and',
      says: 'two attributes narrow the list together',
      check: finds(() => [['filter[active]=true&filter[display_name]=: alphab', ['alphabet']]]),
    },
    {
      id: 'filter-or',
      says: 'two values of one attribute widen the list, in either spelling',
      check: finds(({ name }) => [
        [`filter[display_name]=${name('Alpha')},${name('gamma')}`, ['Alpha', 'gamma']],
        [`filter[display_name]=${name('Alpha')}&filter[display_name]=${name('gamma')}`, ['Alpha', 'gamma']],
        [`filter[display_name]=: gamma,${name('Alpha')}`, ['Alpha', 'gamma']],
      ]),
    },
    {
      id: 'filter-window',
      says: 'two limits of one attribute narrow the list, in either spelling, and so do two values that it must not have',
      check: finds(({ name, times }) => {
        const window = after(times, time => time > times.Alpha && time < times.delta)
        return [
          [`filter[created_at]=>${times.Alpha}&filter[created_at]=<${times.delta}`, window],
          [`filter[created_at]=>${times.Alpha},<${times.delta}`, window],
          [`filter[created_at]=>${times.Alpha},>${times.beta}`, after(times, time => time > times.beta)],
          [`filter[display_name]=!${name('Alpha')},!${name('gamma')}`, ['alphabet', 'beta', 'delta']],
        ]
      }),
    },
    {
      id: 'filter-related',
      says: 'keys are found by the id of their account, in either form, and by its name',
      check: finds(({ first, second }) => [
        [`filter[service_account][id]=${first}`, ['Alpha', 'alphabet', 'beta', 'gamma']],
        [`filter[service_account]=${second}`, ['delta']],
        [`filter[service_account]=!${first}`, ['delta']],
        ['filter[service_account][restrictions]=read_only', ['delta']],
      ]),
    },
    {
      id: 'filter-related-deep',
      says: 'keys are found by what their account leads to',
      check: finds(({ second }) => [
        [`filter[service_account][actor][actor_type]=service&filter[service_account]=${second}`, ['delta']],
        ['filter[service_account][actor][actor_type]=user', []],
      ]),
    },
  ],
}
