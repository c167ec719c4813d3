import { accessSync, chmodSync, constants, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { field } from '#domain/field.ts';

import { BackingUp } from './backing-up.ts';

/** What somebody without rights is told of a backup with a file they may not read: printed as JSON. */
const mayRead = (path: string): boolean => {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
};
using box = new BackingUp();
writeFileSync(join(box.data, 'open'), 'x');
writeFileSync(join(box.data, 'shut'), 'x');
chmodSync(join(box.data, 'shut'), 0);
const { left } = await box.create();
const required: unknown = await box.create([box.source({ required: true })]).then(
  () => 'made',
  (error: unknown) => field(error, 'code'),
);
process.stdout.write(JSON.stringify({ reads: mayRead(join(box.data, 'shut')), left, required }));
