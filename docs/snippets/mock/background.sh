node_modules/.bin/workbench-mock --quiet > mock.log & # not with `npm run` or `npx`, which do not pass on a signal
trap "kill $!" EXIT                                   # stops the mock, even if a command fails
curl --silent --fail --retry 60 --retry-connrefused --retry-delay 1 http://127.0.0.1:4010/__mock__/health # waits
npm test
