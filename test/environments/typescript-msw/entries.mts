// Imports each entry whose types belong to another package.
import { WorkbenchMock } from '@workbench-sdk/mock'
import { startWorkbench } from '@workbench-sdk/mock/browser'
import { expect as jestExpect } from '@workbench-sdk/mock/jest'
import { mswHandlers } from '@workbench-sdk/mock/msw'
import { test as vitest } from '@workbench-sdk/mock/vitest'
import { setupServer } from 'msw/node'

const mock: WorkbenchMock = new WorkbenchMock()
export const server = setupServer(...mswHandlers(mock))
export const start = () => startWorkbench({ mock })
jestExpect(mock).toHaveReceived('POST /api_keys')
vitest('a test', ({ mock: own }) => void (own satisfies WorkbenchMock))
