module.exports = { testMatch: ['**/keys.test.ts'] }
