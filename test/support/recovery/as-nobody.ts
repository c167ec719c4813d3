import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

import { Reinstalling } from './reinstalling.ts';

/** What somebody without rights is told of an install in a folder: printed as JSON. */
const [dir = ''] = process.argv.slice(2);
const mayWrite = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};
using project = new Reinstalling({}, { dir });
const rights = { project: mayWrite(dir), modules: mayWrite(join(dir, 'node_modules')) };
const { state, exit, error } = await project.run();
process.stdout.write(`${JSON.stringify({ rights, state, exit, error, files: project.list() })}\n`);
