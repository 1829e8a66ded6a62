import commonjs from '@rollup/plugin-commonjs'
import json from '@rollup/plugin-json'
import resolve from '@rollup/plugin-node-resolve'

export default {
  input: 'page.js',
  output: { file: 'rollup.out.mjs', inlineDynamicImports: true },
  plugins: [resolve({ browser: true }), commonjs(), json()],
}
