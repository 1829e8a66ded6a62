import { defineConfig } from 'vitest/config'
import base from '../../../../../vitest.config.ts'

// Without the projects, each of which would bring all of its own tests along.
const { projects: _, ...own } = base.test ?? {}

export default defineConfig({
  ...base,
  test: { ...own, include: ['packages/mock/test/testing/failing/*.failing.ts'] },
})
