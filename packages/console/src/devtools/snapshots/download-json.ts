import { downloadFile } from '../../ui/download-file.ts'

/** Downloads a value as a JSON file. */
export const downloadJson = (fileName: string, value: unknown): void =>
  downloadFile(fileName, JSON.stringify(value), 'application/json')
