module.exports = {
  testMatch: ['**/keys.test.ts'],
  transform: { '\\.ts$': ['@swc/jest', { module: { type: 'commonjs' } }] },
}
