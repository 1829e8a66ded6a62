export * from '@workbench-sdk/client/rotation'
