import { fleet, type Seed, type ServiceAccountSeed, WorkbenchMock } from '@workbench-sdk/mock'
import type { RemoteMock } from '@workbench-sdk/mock/remote'
import { expect, expectTypeOf, test } from 'vitest'

const mock = new WorkbenchMock()

test('the compiler rejects misspelled properties of a seed, at any depth', () => {
  const invalid = [
    // @ts-expect-error
    () => mock.seed({ serviceAccounts: [{ name: 'a', readonly: true }] }),
    // @ts-expect-error
    () => mock.seed({ serviceAccounts: [{ name: 'a', key: [{ name: 'k' }] }] }),
    // @ts-expect-error
    () => mock.seed({ serviceAccounts: [{ name: 'a' }, { name: 'b', keys: [{ name: 'k', createdat: new Date() }] }] }),
    // @ts-expect-error
    () => mock.seed({ apiKeys: [{ name: 'k' }] }),
    // @ts-expect-error
    () => mock.seed({ userAccounts: [{ email: 'a@example.com', pasword: 'x' }] }),
    // @ts-expect-error
    () => mock.seed({ investigativeActions: [{ title: 't', state: 'RUNNING' }] }),
    // @ts-expect-error
    () => mock.seed({ actors: [{ type: 'user', isExpel: true, parent: 'x' }] }),
    // @ts-expect-error
    () => mock.seed({ organizations: [{ name: 'o', serviceAccounts: [{ name: 'a', rolle: 'organization_admin' }] }] }),
    // @ts-expect-error
    () => mock.seed({ organizations: [{ name: 'o', organizations: [{ name: 'p', users: [] }] }] }),
    // @ts-expect-error
    () => mock.seed(() => ({ serviceAccounts: [{ name: 'a', readonly: true }] })),
    // @ts-expect-error
    () => mock.seed(now => ({ serviceAccounts: [{ name: 'a', keys: [{ name: 'k', created: now }] }] })),
  ]
  for (const seed of invalid) expect(seed).toThrow(/^Unknown property "\w+" in seed/)
})

test('the compiler rejects them for a mock in another process as well', () => {
  const seeds = (remote: RemoteMock) => [
    // @ts-expect-error
    () => remote.seed({ serviceAccounts: [{ name: 'a', readonly: true }] }),
    // @ts-expect-error
    () => remote.seed(() => ({ serviceAccounts: [{ name: 'a', key: [] }] })),
    () => remote.seed(now => ({ serviceAccounts: [{ name: 'a', keys: [{ name: 'k', createdAt: now }] }] })),
    () => remote.seed({ userAccounts: [{ email: 'a@example.com', password: 'x' }] }),
  ]
  expectTypeOf(seeds).parameter(0).toEqualTypeOf<RemoteMock>()
})

test('the compiler rejects values of the wrong type', () => {
  const invalid = [
    // @ts-expect-error
    () => mock.seed({ serviceAccounts: [{ name: 'a', readOnly: 'yes' }] }),
    // @ts-expect-error
    () => mock.seed({ serviceAccounts: [{ name: 'a', role: 'admin' }] }),
    // @ts-expect-error
    () => mock.seed({ serviceAccounts: [{ name: 'a', createdAt: 7 }] }),
    // @ts-expect-error
    () => mock.seed({ serviceAccounts: [{}] }),
    // @ts-expect-error
    () => mock.seed({ userAccounts: [{ email: 'a@example.com', password: 5 }] }),
    // @ts-expect-error
    () => mock.seed(() => ({ serviceAccounts: [{ name: 'a', active: 1 }] })),
  ]
  for (const seed of invalid) expect(seed).toThrow(/^(Invalid|Missing property "\w+" in) seed/)
})

test('the compiler accepts seeds of any valid type, and infers the shape of the result', () => {
  const seeded = mock.seed({
    serviceAccounts: [{ name: 'a', createdAt: new Date(0), keys: [{ name: 'k' }, { name: 'l', active: false }] }],
    organizations: [{ name: 'o', actors: [{ type: 'system', isExpel: true }] }],
  })
  expectTypeOf(seeded.serviceAccounts[0].keys[1].token).toBeString()
  expectTypeOf(seeded.organizations[0].actors[0].id).toBeString()

  const accounts: ServiceAccountSeed[] = [{ name: 'b' }]
  expectTypeOf(mock.seed({ serviceAccounts: accounts }).serviceAccounts[0]?.keys).toEqualTypeOf<
    readonly { readonly id: string; readonly name: string; readonly token: string }[] | undefined
  >()
  const seed: Seed = { serviceAccounts: accounts }
  mock.seed(seed)
  mock.seed(() => seed)
  mock.seed({ serviceAccounts: ['c', 'd'].map(name => ({ name, keys: [{ name }] })) })
  mock.seed({ serviceAccounts: [{ name: 'e', ...(accounts.length > 1 && { readOnly: true }) }] })
  const [first] = mock.seed(now => ({
    serviceAccounts: [{ name: 'f', createdAt: now, keys: [{ name: 'k' }] }],
  })).serviceAccounts
  expectTypeOf(first.keys[0].token).toBeString()
  mock.seed(fleet(1))
  mock.seed('typical')
  const frozen = { serviceAccounts: [{ name: 'g', role: 'organization_admin' }] } as const
  mock.seed(frozen)
})
