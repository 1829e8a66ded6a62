mkdir workbench-demo && cd workbench-demo
npm init --yes
npm pkg set type=module # for import and top-level await
