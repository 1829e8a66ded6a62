mkdir -p workbench-demo && cd workbench-demo
npm init --yes
npm pkg set type=module
