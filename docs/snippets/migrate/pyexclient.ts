import { before, Workbench } from '@workbench-sdk/client'

// wb = WorkbenchClient('https://workbench.expel.io', token=os.environ['WORKBENCH_API_KEY'])
const workbench = new Workbench()

// for key in wb.api_keys.search(name='deploy', created_at=lt('2026-06-01')):
for await (const key of workbench.apiKeys.list({ name: 'deploy', createdAt: before(new Date('2026-06-01')) })) {
  // with wb.api_keys.get(id=key.id) as changed: changed.active = False
  await workbench.apiKeys.disable(key)
}
