import { WorkbenchMock } from '@workbench-sdk/mock'
import { createProfile, runConformance } from '@workbench-sdk/mock/conformance'

const { WORKBENCH_API_KEY = '', WORKBENCH_BASE_URL = '' } = process.env
const report = await runConformance({ baseUrl: WORKBENCH_BASE_URL, token: WORKBENCH_API_KEY }, { allowWrites: true })
const mock = new WorkbenchMock({ profile: createProfile(report) })
console.log(mock.assumptions.enableCascade) // untouched-only
