import { expect, test } from 'vitest'
import { Secret } from '../../src/index.ts'
import { type RotationProgress, rotateServiceAccount, type SecretStore } from '../../src/rotation/index.ts'
import { at, createFixture, type Fixture, failureOf, type Responder, ROTATED, UNTOUCHED } from './fixtures.ts'

/** Interrupts a rotation, makes an external change, and resumes it. */
async function resumeAfterChange(
  fixture: Fixture,
  when: RotationProgress,
  act: (newKeyId: string) => Promise<unknown>,
) {
  const control = new AbortController()
  const onProgress = at(when, () => control.abort())
  const gracePeriod = when === 'disabled' ? 0 : 60_000
  await fixture.rotate({ signal: control.signal, onProgress, gracePeriod, deleteAfter: 60_000 }).catch(() => {})
  await act((await fixture.others())[0]?.id ?? '')
  return fixture.rotate()
}

test.each(['disable', 'delete'] as const)('finishes if the old key was changed externally: %s', async act => {
  const fixture = await createFixture()
  await resumeAfterChange(fixture, 'verified', () => fixture.admin.apiKeys[act](fixture.key))
  expect(await fixture.state()).toEqual(ROTATED)
  expect(fixture.violations).toEqual([])
})

test('replaces a stored secret that Workbench rejects only if `create` is set', async () => {
  const fixture = await createFixture()
  const again = resumeAfterChange(fixture, 'verified', id => fixture.admin.apiKeys.delete(id))
  expect(await failureOf(again)).toMatchObject({ message: expect.stringContaining('does not accept the secret in') })
  expect(await fixture.state()).toMatchObject({ old: 'active', fresh: 0 })
  await fixture.rotate({ create: true })
  expect(await fixture.state()).toEqual(ROTATED)
})

test('does not retire the old key if the new one was deleted externally', async () => {
  const fixture = await createFixture()
  let deleted: Promise<unknown> = Promise.resolve()
  const onProgress = at('waiting', ({ newKeyId = '' }) => {
    deleted = fixture.admin.apiKeys.delete(newKeyId).then()
  })
  expect(await failureOf(fixture.rotate({ onProgress, gracePeriod: 1_000 }))).toMatchObject({ canResume: true })
  await deleted
  expect(await fixture.state()).toMatchObject({ old: 'active', fresh: 0, journal: ['verified'] })
})

test('does not retire the old key if the store was changed externally', async () => {
  const fixture = await createFixture()
  const before = fixture.key.secret
  const error = await failureOf(resumeAfterChange(fixture, 'verified', () => fixture.store.write(before)))
  expect(error).toMatchObject({ message: expect.stringContaining('Something else wrote'), canResume: true })
  expect(await fixture.state()).toMatchObject({ old: 'active', fresh: 1, store: 'old' })
})

test('does not delete an old key that was enabled again', async () => {
  const fixture = await createFixture()
  const again = resumeAfterChange(fixture, 'disabled', async () => {
    await fixture.store.write(fixture.key.secret)
    await fixture.admin.apiKeys.enable(fixture.key)
  })
  expect(await failureOf(again)).toMatchObject({
    message: expect.stringContaining('does not contain the secret of the new key'),
  })
  expect(await fixture.state()).toMatchObject({ old: 'active', store: 'old' })
})

test('does not delete the old key if the stored key does not work', async () => {
  const fixture = await createFixture()
  const again = resumeAfterChange(fixture, 'disabled', () => fixture.store.write(new Secret('no-key-at-all')))
  expect(await failureOf(again)).toMatchObject({ message: expect.stringContaining('does not accept the secret in') })
  expect((await fixture.state()).old).toBe('disabled')
})

test('does not restore an old secret that was disabled externally', async () => {
  const fixture = await createFixture()
  const verify = async () => {
    await fixture.admin.apiKeys.disable(fixture.key)
    throw new Error('not proven')
  }
  expect(await failureOf(fixture.rotate({ verify }))).toMatchObject({ canResume: true })
  expect(await fixture.state()).toMatchObject({ store: 'new', accepted: true })
  await fixture.rotate()
  expect(await fixture.state()).toEqual(ROTATED)
})

test('keeps a secret that was written externally before the verification', async () => {
  const fixture = await createFixture()
  let isFirst = true
  const store = {
    ...fixture.store,
    async write(secret: Secret) {
      await fixture.store.write(isFirst ? fixture.key.secret : secret)
      isFirst = false
    },
  }
  await failureOf(fixture.rotate({ store }))
  expect(await fixture.state()).toEqual(UNTOUCHED)
})

test.each(['created', 'stored', 'verified'] as const)('ends if the account is deleted at "%s"', async when => {
  const fixture = await createFixture()
  let deleted: Promise<unknown> = Promise.resolve()
  const onProgress = at(when, () => {
    deleted = fixture.admin.serviceAccounts.delete(fixture.account).then()
  })
  const afterStore = () => deleted
  const error = await failureOf(fixture.rotate({ onProgress, afterStore, settleTimeout: 300 }))
  expect(String(error)).toContain('The old key no longer exists; there is no new key.')
  expect(await failureOf(fixture.rotate())).toMatchObject({ name: 'NotFoundError' })
  expect(await fixture.entries()).toEqual([])
  const { key, store, ...rotation } = fixture.settings
  const again = await fixture.admin.serviceAccounts.create({ name: 'ci', role: 'organization_admin' })
  const many = { ...rotation, account: again, olderThan: 0, store: () => store }
  expect(await rotateServiceAccount(fixture.workbench, many)).toEqual([])
})

test('rotates all keys of an account after a run was killed that had disabled one', async () => {
  const fixture = await createFixture()
  await fixture.rotate({ wait: false, gracePeriod: 60_000 })
  await fixture.admin.apiKeys.disable(fixture.key)
  const { key, store, ...settings } = fixture.settings
  const account = { ...settings, account: fixture.account, olderThan: 86_400_000, store: () => store }
  expect(await rotateServiceAccount(fixture.workbench, account)).toMatchObject([{ status: 'rotated' }])
  expect(await fixture.state()).toEqual(ROTATED)
})

test('keeps another key with the name of the new key', async () => {
  const fixture = await createFixture()
  const { newKey } = await fixture.rotate({ retire: 'disable' })
  const copy = await fixture.admin.apiKeys.create({ serviceAccount: fixture.account, name: newKey?.name ?? '' })
  expect(await fixture.rotate()).toMatchObject({ status: 'rotated', oldKey: 'deleted' })
  expect((await fixture.keys()).map(({ id }) => id).sort()).toEqual([copy.id, newKey?.id].sort())
})

test('stops if the old key is enabled again while it finishes', async () => {
  const fixture = await createFixture()
  const onProgress = at('disabled', () => void fixture.respond('PATCH api_keys/*', enableAfter))
  const enableAfter: Responder = async pass => {
    const answer = await pass()
    await fixture.admin.apiKeys.enable(fixture.key)
    return answer
  }
  const error = await failureOf(fixture.rotate({ onProgress }))
  expect(error).toMatchObject({ message: expect.stringContaining('The old key was enabled again'), canResume: true })
  expect(await fixture.state()).toMatchObject({ old: 'active', fresh: 1, accepted: true })
})

test('does not delete an old key that is enabled again while it is deleted', async () => {
  const fixture = await createFixture()
  await fixture.rotate({ retire: 'disable' })
  const { label, write, read } = fixture.store
  const store: SecretStore = {
    label,
    write,
    async read() {
      await fixture.admin.apiKeys.enable(fixture.key)
      return read?.()
    },
  }
  const error = await failureOf(fixture.rotate({ store }))
  expect(error).toMatchObject({ message: expect.stringContaining('The old key was enabled again') })
  expect(await fixture.state()).toMatchObject({ old: 'active', fresh: 1, accepted: true })
})
