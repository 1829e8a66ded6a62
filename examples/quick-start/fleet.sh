npx workbench-keys init --account deployer --dotenv .env --variable WORKBENCH_API_KEY # or without options: asks
npx workbench-keys check                 # proves each place, and changes nothing
npx workbench-keys rotate --grace-period 5s
npx workbench-keys status                # what waits, and what is retired but not deleted
npx workbench-keys rollback --key deploy # makes the old key work again
