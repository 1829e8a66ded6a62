export WORKBENCH_BASE_URL=http://127.0.0.1:4010
export WORKBENCH_API_KEY=$(curl --silent --show-error --fail $WORKBENCH_BASE_URL/__mock__ |
  node -pe 'JSON.parse(fs.readFileSync(0)).tokens.admin')
