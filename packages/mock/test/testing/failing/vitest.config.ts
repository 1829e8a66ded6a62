import { defineConfig } from 'vitest/config'
import base from '../../../../../vitest.config.ts'

// Without the projects, which include other tests.
const { projects: _, ...own } = base.test ?? {}

export default defineConfig({
  ...base,
  test: { ...own, include: ['packages/mock/test/testing/failing/*.failing.ts'] },
})
