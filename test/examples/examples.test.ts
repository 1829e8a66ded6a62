import { parseEnv } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { OLD, Sandbox } from './sandbox.ts'

let sandbox: Sandbox

afterEach(() => sandbox.close())

const key = (name: string) => ({ name, createdAt: OLD })

/** Returns the command of a step of a workflow. */
async function stepOf(workflow: string, name: string): Promise<string> {
  const { jobs } = parse(await sandbox.read(workflow)) as {
    jobs: Record<string, { steps: { name?: string; run?: string }[] }>
  }
  const step = Object.values(jobs).flatMap(({ steps }) => steps.filter(each => each.name === name))[0]
  return step?.run ?? expect.fail(`The workflow has no step "${name}".`)
}

test('rotate-one-key replaces a key in an env file', async () => {
  sandbox = await Sandbox.open('rotate-one-key')
  const [old] = sandbox.seed('deployer', [key('deploy')])
  await sandbox.write('.env', `DEPLOY_KEY=${old}\n`)
  // In the folder of the repository, so that the packages are found.
  const program = `${process.cwd()}/examples/rotate-one-key/rotate-one-key.ts`
  const { code, stdout } = await sandbox.run(`node ${program} deployer deploy .env`)
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/^created\nstored\nstored; reload .*\nverified\n.*rotated: /s),
  ])
  expect(await sandbox.works(parseEnv(await sandbox.read('.env')).DEPLOY_KEY)).toBe(true)
  expect(await sandbox.works(old)).toBe(false)
})

test('rotate-fleet rotates the keys of three accounts in three kinds of places', async () => {
  sandbox = await Sandbox.open('rotate-fleet')
  const old = [
    ...sandbox.seed('deployer', [key('deploy')]),
    ...sandbox.seed('reporter', [key('nightly report')]),
    ...sandbox.seed('ci', [key('build')]),
  ]
  await sandbox.write('agent/.env', `WORKBENCH_API_KEY=${old[0]}\n`)
  await sandbox.write('reporter/config.json', JSON.stringify({ workbench: { apiKey: old[1] } }))
  await sandbox.write('secrets/CI_BUILD', old[2] ?? '')
  expect(await sandbox.run('npx @workbench-sdk/cli check')).toMatchObject({ code: 0 })
  const { code, stdout, stderr } = await sandbox.run('npx @workbench-sdk/cli rotate --grace-period 0s --json')
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { rotated: 3, failed: 0 }])
  expect(stderr).toMatch(/reload agent: WORKBENCH_API_KEY in .* has a new key/)
  for (const each of old) expect(await sandbox.works(each)).toBe(false)
  expect(await sandbox.works(await sandbox.read('secrets/CI_BUILD'))).toBe(true)
})

test('github-actions stores the new key as a secret, and a later job retires the old one', async () => {
  sandbox = await Sandbox.open('github-actions')
  const [old] = sandbox.seed('ci', [key('build')])
  const check = await sandbox.run('npx @workbench-sdk/cli check --config workbench-keys.yaml --json')
  expect([check.code, JSON.parse(check.stdout)]).toMatchObject([0, { notRead: 1, failed: 0 }])
  const preview = await sandbox.run('npx @workbench-sdk/cli rotate --config workbench-keys.yaml --dry-run --json')
  expect([preview.code, JSON.parse(preview.stdout).keys]).toMatchObject([
    0,
    [{ status: 'due', place: 'gh secret set CI_BUILD_KEY' }],
  ])
  expect(await sandbox.keysOf('ci')).toHaveLength(1)
  const rotate = await stepOf('rotate-keys.yml', 'Rotate')
  expect(await sandbox.run(rotate)).toMatchObject({ code: 0, stdout: expect.stringContaining('waiting') })
  expect([await sandbox.works(await sandbox.read('gh-CI_BUILD_KEY')), await sandbox.works(old)]).toEqual([true, true])

  await sandbox.write('workbench-keys.yaml', (await sandbox.read('workbench-keys.yaml')).replace('12h', '0s'))
  expect(await sandbox.run(rotate)).toMatchObject({ code: 0, stdout: expect.stringContaining('rotated') })
  expect([await sandbox.works(await sandbox.read('gh-CI_BUILD_KEY')), await sandbox.works(old)]).toEqual([true, false])
})

test('systemd: the unit reads the credential, rotates, and writes metrics', async () => {
  sandbox = await Sandbox.open('systemd')
  const [old] = sandbox.seed('deployer', [key('deploy')])
  await sandbox.write('agent/.env', `WORKBENCH_API_KEY=${old}\n`)
  await sandbox.write('credentials/workbench-api-key', sandbox.mock.tokens.admin)
  await sandbox.write('node_exporter/empty', '')
  const config = await sandbox.read('workbench-keys.yaml')
  await sandbox.write('workbench-keys.yaml', config.replace('/srv/agent', 'agent').replace('5m', '0s'))
  const [, command = ''] = /^ExecStart=(.*)$/m.exec(await sandbox.read('workbench-keys.service')) ?? []
  const line = command
    .replace('/usr/local/bin/', '')
    .replace('/etc/workbench-keys/', '')
    .replace('/var/lib/node_exporter', 'node_exporter')
  // A timer starts the unit with the same name.
  expect(await sandbox.read('workbench-keys.timer')).toMatch(/^\[Timer\]\nOnCalendar=hourly$/m)
  const dryRun =
    'workbench-keys rotate --config workbench-keys.yaml --token-file credentials/workbench-api-key --dry-run'
  expect(await sandbox.run(dryRun, { WORKBENCH_API_KEY: '' })).toMatchObject({ code: 0 })
  const env = { WORKBENCH_API_KEY: '', CREDENTIALS_DIRECTORY: `${sandbox.folder}/credentials` }
  const { code, stderr } = await sandbox.run(line, env)
  expect(code).toBe(0)
  for (const each of stderr.trimEnd().split('\n')) expect(JSON.parse(each)).toMatchObject({ account: 'deployer' })
  expect(await sandbox.read('systemctl.log')).toBe('try-restart agent.service\n')
  expect(await sandbox.read('node_exporter/workbench-keys.prom')).toContain(
    'workbench_keys_rotations{status="rotated"} 1',
  )
  expect(await sandbox.works(parseEnv(await sandbox.read('agent/.env')).WORKBENCH_API_KEY)).toBe(true)
})

test('audit-in-ci fails if a key is due', async () => {
  sandbox = await Sandbox.open('audit-in-ci')
  const audit = await stepOf('audit-keys.yml', 'Audit')
  expect(await sandbox.run(audit)).toMatchObject({ code: 0 })
  sandbox.seed('ci', [key('build')])
  expect(await sandbox.run(audit)).toMatchObject({ code: 3, stdout: expect.stringContaining('build') })
})

test('audit-in-ci has recipes that work', async () => {
  sandbox = await Sandbox.open('audit-in-ci')
  const [old] = sandbox.seed('ci', [key('build')])
  await sandbox.write('secrets/CI_BUILD', old ?? '')
  const recipes = ['count-keys.sh', 'admin-keys.sh', 'rotate-due-keys.sh', 'spreadsheet.sh']
  const scripts = await Promise.all(recipes.map(recipe => sandbox.read(recipe)))
  const { code, stdout } = await sandbox.run(scripts.join(''))
  expect([code, stdout]).toEqual([0, expect.stringContaining('"ci": 1')])
  expect(await sandbox.read('keys.csv')).toMatch(/^"ci","build",.*,"disabled",/m)
  expect(await sandbox.works(old)).toBe(false)
})

test('kubernetes: the configuration is valid, and the role allows what it needs', async () => {
  sandbox = await Sandbox.open('kubernetes')
  const resources = parseAllDocuments(await sandbox.read('cron-job.yaml')).map(document => document.toJS())
  const find = (kind: string) => resources.find(each => each.kind === kind) ?? expect.fail(`There is no ${kind}.`)
  const config: string = find('ConfigMap').data['workbench-keys.yaml']
  const { namespace, name } = parse(config).accounts.deployer.keys.deploy.kubernetes
  expect(find('Role').rules).toEqual([
    { apiGroups: [''], resources: ['secrets'], resourceNames: [name], verbs: ['get', 'patch'] },
  ])
  expect(namespace).toBe('default')

  sandbox.seed('deployer', [key('deploy')])
  await sandbox.write('workbench-keys.yaml', config)
  await sandbox.write('api-key', sandbox.mock.tokens.admin)
  const { args } = find('CronJob').spec.jobTemplate.spec.template.spec.containers[0]
  const line = args[0].replace('/etc/workbench-keys/', '').replace('/run/admin/', '')
  // There is no cluster, so the key fails. The configuration and the command lines are valid.
  for (const command of ['rotate', 'rotate --dry-run', 'check']) {
    const job = line.replace(' rotate --config ', ` ${command} --config `)
    const { code, stderr } = await sandbox.run(job, { WORKBENCH_API_KEY: '' })
    expect([command, code, stderr]).toEqual([command, 1, ''])
  }
})
