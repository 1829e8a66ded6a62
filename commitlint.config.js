/** Their reason is not in the subject, so they need a body. */
const TYPES_WITH_BODY = ['build', 'feat', 'fix', 'perf', 'refactor', 'revert']

const SCOPES = [
  'bench',
  'ci',
  'cli',
  'client',
  'conformance',
  'console',
  'contract',
  'decisions',
  'deps',
  'docs',
  'examples',
  'generate',
  'internal',
  'lint',
  'mock',
  'mutations',
  'openapi',
  'query',
  'rotation',
  'scripts',
  'test',
]

export default {
  extends: ['@commitlint/config-conventional'],
  plugins: [{ rules: { 'body-with-reason': bodyWithReason } }],
  rules: {
    'header-max-length': [2, 'always', 72],
    'body-with-reason': [2, 'always'],
    'body-max-line-length': [2, 'always', 120],
    'scope-enum': [2, 'always', SCOPES],
    // A subject may begin with a name from the code.
    'subject-case': [0],
  },
}

function bodyWithReason({ type, body }) {
  return [!TYPES_WITH_BODY.includes(type) || body !== null, `a commit of type ${type} needs a body with the reason`]
}
