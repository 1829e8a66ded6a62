// Checks only types: a CommonJS program that checks the types of its libraries.
import client = require('@workbench-sdk/client')
import mock = require('@workbench-sdk/mock')
import remote = require('@workbench-sdk/mock/remote')

const options: remote.ConnectOptions = {
  hooks: { beforeRetry: [({ request, retryCount }) => console.log(request.url, retryCount)] },
}
const token = remote.connectMock('http://127.0.0.1:4010', options).then(({ tokens }) => tokens.admin)
// @ts-expect-error A hook is a function.
const invalid: remote.ConnectOptions = { hooks: { beforeRequest: ['log'] } }

export = { client, server: mock.serve(new mock.WorkbenchMock()), token, invalid }
