module.exports = {
  testMatch: ['**/msw.test.js'],
  transform: { '\\.m?[jt]s$': 'babel-jest' },
  transformIgnorePatterns: [],
}
