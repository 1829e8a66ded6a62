// Breaks a file of the mock while it is loaded, holds the mock to the cases of a rule or a row, and prints those that differ.
import { registerHooks } from 'node:module'
import { broken, type Mutation } from '../../packages/mock/test/mutation.ts'

const [, , statement = '', text = ''] = process.argv
const mutation = JSON.parse(text) as Mutation

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    if (!url.endsWith(`/packages/${mutation.file}`)) return loaded
    return { ...loaded, source: broken(mutation, String(loaded.source)) }
  },
})

const { ASSUMPTIONS, WorkbenchMock } = await import('@workbench-sdk/mock')
const { runConformance } = await import('@workbench-sdk/mock/conformance')
const { deploymentOf } = await import('../../packages/mock/test/deployment.ts')

const otherwise = Object.entries(ASSUMPTIONS).map(([name, { alternative }]) => [name, alternative])

const only = (id: string) => id === statement || id.startsWith(`${statement}/`)
const differing = new Set<string>()
for (const assumptions of [{}, Object.fromEntries(otherwise)]) {
  const mock = new WorkbenchMock({ now: '2026-11-22T18:49:00Z', assumptions })
  const connection = { baseUrl: mock.baseUrl, fetch: mock.fetch, close: () => undefined }
  // The cases alone are to notice, and not the contract, which the tests hold every answer to besides.
  const deployment = { ...deploymentOf(mock, connection), fetch: mock.fetch, assumptions }
  const { results } = await runConformance(deployment, { allowWrites: true, only })
  for (const { id, verdict } of results) if (verdict === 'differs') differing.add(id)
}
console.log(JSON.stringify([...differing]))
