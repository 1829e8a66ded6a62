npx @workbench-sdk/cli init --account deployer --dotenv .env --variable WORKBENCH_API_KEY # without options, it prompts
npx @workbench-sdk/cli check                 # checks the key in each place, and changes nothing
npx @workbench-sdk/cli rotate --grace-period 5s
npx @workbench-sdk/cli status                # lists waiting rotations, and retired keys that are not deleted yet
npx @workbench-sdk/cli rollback --key deploy # makes the old key work again
