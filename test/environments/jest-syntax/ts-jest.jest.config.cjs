module.exports = { testMatch: ['**/keys.test.ts'], preset: 'ts-jest' }
