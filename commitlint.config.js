/** Commits from before this check, which have no body. */
const EXEMPT = [
  'chore: add a script that lists the files that a call enters',
  'refactor(openapi): keep internal types unexported',
  'style: sort imports',
]

export default {
  ignores: [message => EXEMPT.includes(message.trim())],
  extends: ['@commitlint/config-conventional'],
  rules: {
    'header-max-length': [2, 'always', 72],
    // The body says why.
    'body-empty': [2, 'never'],
    'body-max-line-length': [2, 'always', 120],
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
