import { Workbench } from '@workbench-sdk/client'

const workbench = new Workbench({
  hooks: { deviation: ({ path, at, expected }) => console.warn(`${path}: ${at} is not ${expected}`) },
})
console.log((await workbench.organizations.list()).total) // 1
