import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { Stage } from '../../support/killing/stage.ts';
import { npmRegistryMissing, startNpmRegistry } from '../../support/lab/npm-registry.ts';
import { writeNpmrc } from '../../support/lab/npmrc.ts';
import { type HidingPlace, hideSecret, plausibleToken } from '../../support/lab/secrets.ts';

/** Files of the run below the state folder that hold a text. */
function holding(folder: string, text: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
  return files.filter((path) => readFileSync(path, 'latin1').includes(text));
}

describe('a secret stops a push with exit 6 and everything is as before (A11, A17; no peer looks)', () => {
  it.each<[HidingPlace, RegExp]>([
    ['a tracked file', /src\/connect\.js, line 1 \(/],
    ['an older commit', /src\/connect\.js, line 1 of commit [0-9a-f]{10} \(/],
    ['a commit message', /the message of commit [0-9a-f]{10}, line 3 \(/],
  ])('in %s', async (hidden, place) => {
    let token = '';
    await using stage = await Stage.open({
      manifest: { private: true, scripts: {} },
      prepare: async ({ repository }) => {
        token = await hideSecret(repository, hidden);
      },
    });
    const before = await stage.print();
    const { exitCode, output } = await stage.push(['run', '--yes']);
    expect(exitCode).toBe(6);
    expect(output).toMatch(place);
    expect(output).toContain('github-token');
    expect(output).not.toContain(token.slice(4, 12));
    expect(holding(stage.lab.at('home/.local/state'), token.slice(4, 12))).toEqual([]);
    expect(await stage.print()).toEqual(before);
  });

  it('in a file that is released and that the tests write to, whether they are faster than the search or not', async () => {
    const token = plausibleToken();
    const spelled = JSON.stringify(token.split(''));
    const writing = `import { appendFileSync } from 'node:fs';\n\nappendFileSync('CHANGELOG.md', \`\${${spelled}.join('')}\\n\`);\n`;
    await using stage = await Stage.open({
      manifest: { private: true, scripts: { test: 'node test/writes.js' } },
      prepare: async ({ repository }) => {
        await repository.commit('test: write', { 'test/index.test.js': null, 'test/writes.js': writing });
      },
    });
    const before = await stage.print();
    const { exitCode, output } = await stage.push(['run', '--yes']);
    expect([exitCode, output]).toEqual([6, expect.stringMatching(/CHANGELOG\.md, line \d+/)]);
    expect(output).not.toContain(token.slice(4, 12));
    expect(await stage.print()).toEqual(before);
  });

  it('in a new file that a person takes into a quick push', async () => {
    const token = plausibleToken();
    await using stage = await Stage.open();
    await stage.repository.write({ 'notes/keys.txt': `\nTOKEN=${token}\n` });
    const before = await stage.print();
    const words = ['run', '--quick', '--message', 'docs: note', '--include', 'notes', '--yes'];
    const { exitCode, output } = await stage.push(words);
    expect([exitCode, output]).toEqual([6, expect.stringMatching(/notes\/keys\.txt, line 2 \(/)]);
    expect(output).toContain('github-token');
    expect(output).not.toContain(token.slice(4, 12));
    expect(await stage.print()).toEqual(before);
  });

  it('in a packed file that git ignores', async (ctx) => {
    const missing = await npmRegistryMissing();
    if (missing !== null) ctx.skip(missing);
    const token = plausibleToken();
    const build =
      "import { cpSync } from 'node:fs';\n\ncpSync('.env', 'dist/settings.txt');\ncpSync('src', 'dist/src', { recursive: true });\n";
    const manifest = { private: false, main: 'dist/src/index.js', scripts: { build: 'node scripts/build.js' } };
    await using stage = await Stage.open({
      manifest: { private: true },
      prepare: async ({ repository }) => {
        const registry = await startNpmRegistry(repository.lab);
        await writeNpmrc(repository.lab, registry.url, await registry.token());
        const own = JSON.parse(readFileSync(repository.at('package.json'), 'utf8')) as object;
        await repository.commit('feat: bring settings along', {
          'package.json': `${JSON.stringify({ ...own, ...manifest }, null, 2)}\n`,
          'scripts/build.js': build,
          '.gitignore': 'node_modules/\ndist/\n.env\n',
        });
        await repository.write({ '.env': `TOKEN=${token}\n` });
      },
    });
    const before = await stage.print();
    const { exitCode, output } = await stage.push(['run', '--yes']);
    expect(output).toMatch(/dist\/settings\.txt, line 1 of the package lab-parcel-1\.1\.0\.tgz/);
    expect(exitCode).toBe(6);
    expect(output).not.toContain(token.slice(4, 12));
    expect(await stage.print()).toEqual(before);
  });

  it('but not in a file that git ignores and nothing packs', async () => {
    await using stage = await Stage.open({
      prepare: async ({ repository }) => {
        await repository.commit('chore: ignore settings', { '.gitignore': 'node_modules/\ndist/\n.env\n' });
        await repository.write({ '.env': `TOKEN=${plausibleToken()}\n` });
      },
    });
    expect((await stage.push(['run', '--yes'])).exitCode).toBe(0);
    expect(Object.keys(await stage.remote.refs())).toContain('refs/tags/v1.1.0');
  });
});
