// The entry point of the Lambda function. WORKBENCH_ADMIN_SECRET is the name of the secret that contains an Organization Admin's
// key.
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { Workbench } from '@workbench-sdk/client'
import { type RotationEvent, rotate } from './rotate.ts'

const secrets = new SecretsManagerClient()

export async function handler(event: RotationEvent): Promise<void> {
  const command = new GetSecretValueCommand({ SecretId: process.env.WORKBENCH_ADMIN_SECRET })
  const { SecretString: token } = await secrets.send(command)
  if (!token) throw new Error('The secret named in WORKBENCH_ADMIN_SECRET is empty.')
  await rotate(event, secrets, new Workbench({ token }))
}
