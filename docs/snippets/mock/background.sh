set -e
node_modules/.bin/workbench-mock --quiet > mock.log 2>&1 &
mock=$!
trap 'kill $mock 2> /dev/null' EXIT
until grep --quiet 'listening on' mock.log; do
  if ! kill -0 $mock 2> /dev/null; then cat mock.log; exit 1; fi
  sleep 0.1
done
npm test
