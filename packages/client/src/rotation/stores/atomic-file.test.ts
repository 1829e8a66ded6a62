import { spawnSync } from 'node:child_process'
import {
  chmod,
  chown,
  lchown,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { checkReplaceFile, replaceFile } from './atomic-file.ts'
import { StoreError } from './secret-store.ts'
import { checkPath } from './trusted-path.ts'

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replace-file-'))
  path = join(folder, 'file')
})

afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

test('replaces the file instead of overwriting its content', async () => {
  await writeFile(path, 'old')
  const before = await stat(path)
  await replaceFile(path, 'new')
  expect(await readFile(path, 'utf8')).toBe('new')
  expect((await stat(path)).ino).not.toBe(before.ino)
})

test('preserves the owner', async () => {
  await writeFile(path, 'old')
  // Only root can change the owner of a file.
  if (process.geteuid?.() === 0) await chown(path, 12_345, 23_456)
  const { uid, gid } = await stat(path)
  await replaceFile(path, 'new')
  expect(await stat(path)).toMatchObject({ uid, gid })
})

test('rejects a file that belongs to another user', async () => {
  await writeFile(path, 'old')
  const { uid } = await stat(path)
  if (uid === 0) await chown(path, 12_345, 12_345)
  vi.spyOn(process, 'geteuid').mockReturnValue(54_321)
  const attempt = replaceFile(path, 'new')
  await expect(attempt).rejects.toThrow(StoreError)
  await expect(attempt).rejects.toThrow(`${path} belongs to another user`)
  expect(await readFile(path, 'utf8')).toBe('old')
  expect(await readdir(folder)).toEqual(['file'])
})

test('leaves no temporary file after a failed write', async () => {
  await mkdir(path)
  await expect(replaceFile(path, 'new')).rejects.toThrow()
  expect(await readdir(folder)).toEqual(['file'])
})

test.each([0o600, 0o640, 0o644, 0o700, 0o2755])('preserves the mode %o', async mode => {
  await writeFile(path, 'old')
  await chmod(path, mode)
  await replaceFile(path, 'new')
  expect((await stat(path)).mode & 0o7777).toBe(mode)
})

test('sets a new modification time, so that readers notice the change', async () => {
  await writeFile(path, 'old')
  await utimes(path, 1, 1)
  await replaceFile(path, 'new')
  expect((await stat(path)).mtimeMs).toBeGreaterThan(1_000_000_000)
})

/** Node has no functions for extended attributes. */
function python(script: string): string {
  const { stdout, status, stderr } = spawnSync(
    'python3',
    ['-c', `import os, sys; path = sys.argv[1]; ${script}`, path],
    {
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(stderr)
  return stdout.trim()
}

// An access control list that also lets the user 4711 read the file.
const ACL = `bytes.fromhex('0200000001000600ffffffff020004006712000004000400ffffffff10000400ffffffff20000000ffffffff')`

test.runIf(process.platform === 'linux')('preserves extended attributes and the access control list', async () => {
  await writeFile(path, 'old', { mode: 0o640 })
  python(`os.setxattr(path, 'user.origin', b'vault'); os.setxattr(path, 'system.posix_acl_access', ${ACL})`)
  const all = `print([(name, os.getxattr(path, name)) for name in sorted(os.listxattr(path))])`
  const before = python(all)
  expect(before).toContain('user.origin')
  expect(before).toContain('system.posix_acl_access')
  await replaceFile(path, 'new')
  expect(await readFile(path, 'utf8')).toBe('new')
  expect(python(all)).toBe(before)
})

describe('a file that cannot be replaced', () => {
  const files: [string, () => Promise<unknown>, string][] = [
    ['read-only', () => chmod(path, 0o444), 'is read-only (mode 0444). To allow changes, run `chmod u+w`'],
    ['writable by the group', () => chmod(path, 0o660), 'can be written by other users (mode 0660)'],
    ['writable by all users', () => chmod(path, 0o602), 'can be written by other users (mode 0602)'],
    ['with a hard link', () => link(path, join(folder, 'other')), 'has another hard link'],
    ['that is a directory', () => rm(path).then(() => mkdir(path)), 'is not a regular file'],
  ]

  test.each(files)('%s', async (_, prepare, message) => {
    await writeFile(path, 'old')
    await prepare()
    const before = await readdir(folder)
    for (const attempt of [replaceFile, checkReplaceFile]) {
      const result = attempt(path, 'new')
      await expect(result).rejects.toThrow(StoreError)
      await expect(result).rejects.toThrow(message)
      await expect(result).rejects.toMatchObject({ isUnchanged: true })
    }
    expect(await readdir(folder)).toEqual(before)
  })

  test('in a group that this user is not a member of', async () => {
    await writeFile(path, 'old')
    const { uid, gid } = await stat(path)
    if (uid === 0) await chown(path, 12_345, gid)
    vi.spyOn(process, 'geteuid').mockReturnValue(uid === 0 ? 12_345 : uid)
    vi.spyOn(process, 'getegid').mockReturnValue(54_321)
    vi.spyOn(process, 'getgroups').mockReturnValue([54_321])
    await expect(checkReplaceFile(path, 'new')).rejects.toThrow('belongs to a group that this user is not a member of')
  })

  // Containers mount single files, e.g. /etc/hosts. A new mount namespace shows only its own processes the mount.
  test.runIf(process.platform === 'linux' && process.geteuid?.() === 0)('mounted as a single file', async () => {
    const script = `
      import { checkReplaceFile } from ${JSON.stringify(new URL('atomic-file.ts', import.meta.url).href)}
      await checkReplaceFile(process.argv[2], 'new').catch(error => console.log(error.isUnchanged, error.message))
    `
    await writeFile(join(folder, 'check.ts'), script)
    await writeFile(join(folder, 'a file'), 'old')
    const command = 'mount --bind "$1" "$1" && exec "$2" --conditions=workbench-source "$3" "$1"'
    const mounted = join(folder, 'a file')
    const { stdout, stderr } = spawnSync(
      'unshare',
      ['--mount', 'sh', '-c', command, 'sh', mounted, process.execPath, join(folder, 'check.ts')],
      { encoding: 'utf8' },
    )
    expect(stderr + stdout).toBe(
      `true ${mounted} is mounted as a single file, which cannot be replaced. Mount its directory instead.\n`,
    )
  })
})

describe('a symbolic link', () => {
  const other = 12_345
  const linked = () => join(folder, 'link')

  /** Gives a link to another user: by changing its owner as root, or else by changing the user of this process. */
  async function giveAway(link: string): Promise<void> {
    if (process.geteuid?.() === 0) await lchown(link, other, other)
    else vi.spyOn(process, 'geteuid').mockReturnValue(54_321)
  }

  test.each(['link', 'link/file'])('of another user is rejected: %s', async suffix => {
    await symlink(suffix === 'link' ? path : folder, linked())
    await writeFile(path, 'old')
    await checkPath(join(folder, suffix))
    await giveAway(linked())
    await expect(checkPath(join(folder, suffix))).rejects.toThrow('belongs to another user, who could redirect it')
  })

  test.runIf(process.geteuid?.() === 0)('of another user is followed by root to a file of that user', async () => {
    await writeFile(path, 'old')
    await symlink(path, linked())
    await Promise.all([lchown(linked(), other, other), chown(folder, other, other), chown(path, other, other)])
    await checkPath(linked())
    await chmod(folder, 0o1777)
    await expect(checkPath(linked())).rejects.toThrow('belongs to another user')
    await chmod(folder, 0o755)
    await chown(path, 0, 0)
    await expect(checkPath(linked())).rejects.toThrow('belongs to another user')
  })

  test('to itself does not recurse endlessly', async () => {
    await symlink('link', linked())
    await checkPath(linked())
  })
})

describe.runIf(process.geteuid)('a directory that all users can write', () => {
  const inside = () => join(folder, 'shared', 'app', '.env')

  beforeEach(async () => {
    await mkdir(join(folder, 'shared', 'app'), { recursive: true })
    await symlink(join('shared', 'app'), join(folder, 'link'))
  })

  test.each(['shared', 'shared/app'])('is rejected in each part of a path, even behind a link: %s', async name => {
    await checkPath(inside())
    await chmod(join(folder, name), 0o777)
    for (const each of [inside(), join(folder, 'link', '.env')]) {
      const message = `${join(folder, name)} can be written by all users (mode 0777), who could replace ${each}. Run \`chmod o-w\``
      await expect(checkPath(each)).rejects.toThrow(message)
    }
  })

  test.each([0o1777, 0o775, 0o2770])('is accepted with the mode %o', async mode => {
    await chmod(join(folder, 'shared'), mode)
    await checkPath(inside())
  })

  test.runIf(process.platform === 'linux' && process.geteuid?.() === 0)('is accepted if it is a volume', async () => {
    const script = `
      import { checkPath } from ${JSON.stringify(new URL('trusted-path.ts', import.meta.url).href)}
      await checkPath(process.argv[2]).then(() => console.log('accepted'))
    `
    await writeFile(join(folder, 'check.ts'), script)
    await chmod(join(folder, 'shared'), 0o777)
    const command = 'mount --bind "$1" "$1" && exec "$2" --conditions=workbench-source "$3" "$4"'
    const { stdout, stderr } = spawnSync(
      'unshare',
      [
        '--mount',
        'sh',
        '-c',
        command,
        'sh',
        join(folder, 'shared'),
        process.execPath,
        join(folder, 'check.ts'),
        inside(),
      ],
      { encoding: 'utf8' },
    )
    expect(stderr + stdout).toBe('accepted\n')
  })
})

test('sets the mode regardless of the umask', async () => {
  const before = process.umask(0o277)
  try {
    await replaceFile(path, 'new')
  } finally {
    process.umask(before)
  }
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})
