import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { Stage } from '../../support/killing/stage.ts';
import { type NpmRegistry, npmRegistryMissing, startNpmRegistry } from '../../support/lab/npm-registry.ts';
import { writeNpmrc } from '../../support/lab/npmrc.ts';
import type { Repository } from '../../support/lab/repository.ts';
import { type HidingPlace, hideSecret, plausibleToken } from '../../support/lab/secrets.ts';

const TAKING = ['run', '--quick', '--message', 'docs: note', '--yes', '--include'];

/** What does not belong into a repository and how it gets into a quick push: its path, and what stops it. */
const UNFIT: readonly (readonly [
  what: string,
  path: string,
  rule: string,
  put: (to: Repository) => Promise<unknown>,
])[] = [
  [
    'an .env that is staged',
    '.env',
    'env-file',
    async (to) => {
      await to.write({ '.env': 'TIMEOUT=5\n' });
      await to.git('add', '.env');
    },
  ],
  [
    'the file of a private key',
    'deploy/id_ed25519',
    'key-file',
    (to) =>
      to.write({
        'deploy/id_ed25519': generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
      }),
  ],
  [
    'a file of 60 MB',
    'film.bin',
    'large-file',
    async (to) => {
      await to.write({ 'film.bin': '' });
      truncateSync(to.at('film.bin'), 60_000_000);
    },
  ],
];

/** Somebody cloned or began another project inside of this one. */
async function nested({ repository }: { readonly repository: Repository }): Promise<void> {
  await repository.git('init', '-q', 'vendor/lib');
  await repository.git('-C', 'vendor/lib', 'commit', '-q', '--allow-empty', '-m', 'chore: begin');
}

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
    const { exitCode, output } = await stage.push([...TAKING, 'notes']);
    expect([exitCode, output]).toEqual([6, expect.stringMatching(/notes\/keys\.txt, line 2 \(/)]);
    expect(output).toContain('github-token');
    expect(output).not.toContain(token.slice(4, 12));
    expect(await stage.print()).toEqual(before);
  });

  it.each(UNFIT)('and so does %s that a person takes into a quick push (A11)', async (_what, path, rule, put) => {
    await using stage = await Stage.open();
    await put(stage.repository);
    const before = await stage.print();
    const { exitCode, output } = await stage.push([...TAKING, path]);
    expect([exitCode, output]).toEqual([6, expect.stringContaining(`${path} (${rule})`)]);
    expect(await stage.print()).toEqual(before);
  });

  it('and so does a repository inside that was committed, and none is taken along (A11)', async () => {
    await using stage = await Stage.open({ prepare: nested });
    const before = await stage.print();
    const taking = await stage.push([...TAKING, 'vendor/lib']);
    expect([taking.exitCode, taking.output]).toEqual([4, expect.stringContaining('vendor/lib/ is a repository')]);
    expect(await stage.print()).toEqual(before);
    await stage.repository.git('add', 'vendor/lib');
    await stage.repository.git('commit', '-q', '-m', 'feat: bring a library along');
    const committed = await stage.print();
    const { exitCode, output } = await stage.push(['run', '--yes']);
    expect([exitCode, output]).toEqual([6, expect.stringMatching(/vendor\/lib\b.*\(nested-repository\)/)]);
    expect(await stage.print()).toEqual(committed);
  });

  it('in a packed file that git ignores', async (ctx) => {
    const missing = await npmRegistryMissing();
    if (missing !== null) ctx.skip(missing);
    const token = plausibleToken();
    const registries: NpmRegistry[] = [];
    const build =
      "import { cpSync } from 'node:fs';\n\ncpSync('.env', 'dist/settings.txt');\ncpSync('src', 'dist/src', { recursive: true });\n";
    const manifest = { private: false, main: 'dist/src/index.js', scripts: { build: 'node scripts/build.js' } };
    await using stage = await Stage.open({
      manifest: { private: true },
      prepare: async ({ repository }) => {
        const registry = await startNpmRegistry(repository.lab);
        registries.push(registry);
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
    expect(output).toMatch(/dist\/settings\.txt, line 1 of the package lab-parcel-1\.1\.0\.tgz \(github-token\)/);
    expect(exitCode).toBe(6);
    expect(output).not.toContain(token.slice(4, 12));
    expect(await stage.print()).toEqual(before);
    expect(await Promise.all(registries.map((registry) => registry.document('lab-parcel')))).toEqual([null]);
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
