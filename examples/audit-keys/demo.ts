import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { serve, WorkbenchMock } from '@workbench-sdk/mock'

const program = fileURLToPath(new URL('audit-keys.ts', import.meta.url))
const options = process.argv.slice(2)
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)

const mock = new WorkbenchMock()
mock.seed({
  serviceAccounts: [
    {
      name: 'deployer',
      role: 'organization_admin',
      createdAt: daysAgo(420),
      keys: [
        { name: 'deploy', createdAt: daysAgo(412) },
        { name: 'deploy-eu', createdAt: daysAgo(96) },
        { name: 'deploy-us (rotated 2026-11-01)', createdAt: daysAgo(21) },
      ],
    },
    {
      name: 'ci',
      createdAt: daysAgo(300),
      keys: [
        { name: 'build', createdAt: daysAgo(181), active: false },
        { name: 'nightly report', createdAt: daysAgo(89) },
      ],
    },
    { name: 'dashboards', readOnly: true, createdAt: daysAgo(250), keys: [{ name: 'wall', createdAt: daysAgo(143) }] },
    { name: 'trial', active: false, createdAt: daysAgo(600), keys: [{ name: 'trial', createdAt: daysAgo(580) }] },
  ],
})

const server = await serve(mock, { port: 0 })
process.stderr.write(
  `A mock of Workbench is running, with keys of many ages.\n\n$ ${['audit-keys', ...options].join(' ')}\n`,
)
const child = spawn(process.execPath, [...process.execArgv, program, ...options], {
  stdio: 'inherit',
  env: { ...process.env, WORKBENCH_API_KEY: mock.tokens.admin, WORKBENCH_BASE_URL: server.url },
})
const [code] = await once(child, 'exit')
await server.close()
process.exitCode = code ?? 1
