import { fileURLToPath } from 'node:url';

/** Folder of the repository, ending with a slash. */
export const repository = fileURLToPath(new URL('../../../..', import.meta.url));

/** The document that everything is generated from. */
export const specFile = `${repository}openapi/handinger.yaml`;
