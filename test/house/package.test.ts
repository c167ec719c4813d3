import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { execa } from 'execa';
import { describe, expect, test } from 'vitest';

type Manifest = {
  readonly scripts: Record<string, string>;
  readonly bin: Record<string, string>;
  readonly imports: Record<string, string>;
};
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
/** What the build makes is judged by the end-to-end tests. */
const named = Object.entries(manifest.scripts).flatMap(([name, command]) =>
  [...command.matchAll(/(?:^| )((?:scripts|src)\/\S+)/g)].map(([, path]) => ({ name, path: path! })),
);

describe('package.json', () => {
  test.for(named)('the script $name runs a file that exists: $path', ({ path }, { skip }) => {
    skip(!existsSync(dirname(path)), `${dirname(path)} is not written yet`);
    expect(existsSync(path)).toBe(true);
  });

  test('the program is a file that the build makes', () => {
    expect(Object.values(manifest.bin)).toEqual(['./dist/main.js']);
  });

  test.each(Object.entries(manifest.imports))('%s names a folder inside the project', (name, folder) => {
    expect(folder).toBe(
      `./${['#services', '#screens', '#components'].includes(name.slice(0, -2)) ? '' : 'src/'}${name.slice(1)}`,
    );
  });
});

describe('committed files', () => {
  test('the lock file names no registry', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved"/);
  });

  test('no file names a folder of the machine it was written on', async () => {
    const pattern = String.raw`(^|[ '"(\`=])/(work|tmp/wt|tmp/n24|home/[a-z]+|root)/`;
    const found = await execa('git', ['grep', '-InE', pattern, '--', '.', ':!test/house/package.test.ts'], {
      reject: false,
    });
    // The made-up user has a home as well.
    expect(found.stdout.split('\n').filter((line) => line !== '' && !line.includes('/home/ana/'))).toEqual([]);
  });
});
