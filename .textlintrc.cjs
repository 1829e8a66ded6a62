module.exports = {
  plugins: { [require.resolve('./scripts/prose/plugin.ts')]: true },
  rules: {
    prh: { rulePaths: ['./scripts/prose/dialect.yaml'], checkBlockQuote: true, checkEmphasis: true, checkLink: true },
  },
}
