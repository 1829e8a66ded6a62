npx @workbench-sdk/mock conformance --allow-writes --write-profile workbench-profile.json
