# WORKBENCH_BASE_URL is the deployment's URL. WORKBENCH_API_KEY is an Organization Admin's key.
npx @workbench-sdk/mock conformance --allow-writes --write-profile workbench-profile.json
