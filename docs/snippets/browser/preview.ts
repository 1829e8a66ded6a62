// .storybook/preview.ts, with staticDirs: ['../public'] in main.ts: each story starts with the same mock
import { startWorkbench } from '@workbench-sdk/mock/browser'

const started = startWorkbench({ scenario: 'typical', randomSeed: 1 })

export default {
  loaders: [
    async () => {
      const { mock } = await started
      mock.reset()
      return { mock } // in a story: (args, { loaded: { mock } }) => …
    },
  ],
}
