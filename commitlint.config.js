export default {
  extends: ['@commitlint/config-conventional'],
  rules: {
    'header-max-length': [2, 'always', 72],
    // The body says why.
    'body-empty': [2, 'never'],
    'body-max-line-length': [2, 'always', 100],
    'scope-enum': [
      2,
      'always',
      [
        'bench',
        'ci',
        'cli',
        'client',
        'conformance',
        'console',
        'contract',
        'deps',
        'docs',
        'examples',
        'internal',
        'lint',
        'mock',
        'mutations',
        'openapi',
        'query',
        'rotation',
        'scripts',
        'test',
      ],
    ],
    // A subject may begin with a name from the code.
    'subject-case': [0],
  },
}
