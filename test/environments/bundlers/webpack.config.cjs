module.exports = { mode: 'production', entry: './page.js', output: { path: __dirname, filename: 'webpack.out.js' } }
