import base from '../../../../vitest.config.ts'

export default {
  root: import.meta.dirname,
  resolve: base.resolve,
  ssr: base.ssr,
  test: { include: ['vitest.faked.js'], setupFiles: ['set-up.js'] },
}
