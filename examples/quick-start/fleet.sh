npx @workbench-sdk/cli init --account deployer --dotenv .env --variable WORKBENCH_API_KEY # or without options: asks
npx @workbench-sdk/cli check                 # checks the key in each place, and changes nothing
npx @workbench-sdk/cli rotate --grace-period 5s
npx @workbench-sdk/cli status                # what waits, and what is retired but not deleted
npx @workbench-sdk/cli rollback --key deploy # makes the old key work again
