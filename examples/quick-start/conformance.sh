# WORKBENCH_BASE_URL is the address of the deployment; WORKBENCH_API_KEY is the key of an Organization Admin.
npx @workbench-sdk/mock conformance --allow-writes --write-profile workbench-profile.json
