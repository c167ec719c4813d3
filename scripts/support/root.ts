import { dirname } from 'node:path';

/** The folder of package.json. Scripts work from there, wherever they are called. */
export const ROOT = dirname(dirname(import.meta.dirname));
