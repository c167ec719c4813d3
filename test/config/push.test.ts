import { expect, test } from 'vitest';

import { pushLines } from '#cli/trust/push-lines.ts';
import { configYaml } from '#config/file/show.ts';
import { pushLayers } from '#config/push-layers.ts';
import { trustPath } from '#config/trust.ts';
import { fingerprint } from '#domain/fingerprint.ts';

import { anas, FILE, loaded, problemsOf } from './support.ts';

const WHOLE = `projects:
  - id: shop
    path: /srv/shop
    push: { test: make check }
push:
  manager: pnpm
  in: here
  tag: release-{version}
  build: false
  test: npm test -- "a b"
  docs: [npm run docs, make html]
  versionFiles:
    - detected
    - Chart.yaml
    - { path: app.json, key: expo.version }
    - { path: x.json, key: [a.b, { name: c }, 0] }
    - { path: README.md, pattern: 'api@(?<version>\\S+)', scheme: pep440 }
  publish: ci
  environments:
    - { id: staging, deploy: scripts/deploy.sh staging, gate: [http:shop], wait: 5m }
    - { id: production, deploy: scripts/deploy.sh production }
  worktree: { copy: [.env.test] }
  skip: [{ step: deploy, reason: not this year }]
  allow: [0123456789abcdef]
  announce: { start: notify-send start, stop: notify-send stop }
  steps:
    - { title: Migrate, phase: deploy, when: before, run: ./migrate.sh, writes: true, timeout: 1m }
    - { title: Tell, phase: verify, run: ./tell.sh }
`;

test('everything a person may say of a release, commands split once', async () => {
  const { push } = await loaded(WHOLE);
  expect(push.all).toEqual({
    manager: 'pnpm',
    in: 'here',
    tag: 'release-{version}',
    build: [],
    test: [{ file: 'npm', args: ['test', '--', 'a b'] }],
    docs: [
      { file: 'npm', args: ['run', 'docs'] },
      { file: 'make', args: ['html'] },
    ],
    versionFiles: [
      'detected',
      { path: 'Chart.yaml' },
      { path: 'app.json', key: ['expo', 'version'] },
      { path: 'x.json', key: ['a.b', { name: 'c' }, 0] },
      { path: 'README.md', pattern: 'api@(?<version>\\S+)', scheme: 'pep440' },
    ],
    publish: 'ci',
    environments: [
      {
        name: 'staging',
        command: { file: 'scripts/deploy.sh', args: ['staging'] },
        gate: ['http:shop'],
        gateMs: 300_000,
      },
      { name: 'production', command: { file: 'scripts/deploy.sh', args: ['production'] }, gate: [], gateMs: null },
    ],
    worktree: { copy: ['.env.test'] },
    skip: [{ what: 'deploy', why: 'not this year' }],
    allow: ['0123456789abcdef'],
    announce: { start: { file: 'notify-send', args: ['start'] }, stop: { file: 'notify-send', args: ['stop'] } },
    steps: [
      {
        title: 'Migrate',
        phase: 'deploy',
        when: 'before',
        command: { file: './migrate.sh', args: [] },
        writes: true,
        timeoutMs: 60_000,
      },
      {
        title: 'Tell',
        phase: 'verify',
        when: 'after',
        command: { file: './tell.sh', args: [] },
        writes: false,
        timeoutMs: null,
      },
    ],
  });
});

test('what is shown says the same when it is read again', async () => {
  const config = await loaded(WHOLE);
  const again = await loaded(configYaml(config));
  expect(again.push).toEqual(config.push);
  expect(again.projects).toEqual(config.projects);
});

test.each([
  ['push: {build: "make | tee x"}', '1:15: push.build: make | tee x needs a shell.'],
  ['push: {build: ""}', '1:15: push.build: The command is empty.'],
  ['push: {build: 5}', '1:15: push.build: expected a command, a list of commands or false'],
  ['push: {tag: v1}', '1:13: push.tag: expected a name with {version} in it, such as v{version}'],
  ['push: {skip: [deploy]}', '1:15: push.skip[0]: expected keys and values'],
  ['push: {skip: [{step: deploy}]}', '1:15: push.skip[0].reason: is missing'],
  [
    'push: {allow: [abc]}',
    '1:16: push.allow[0]: expected the fingerprint of a finding, 16 to 64 digits of 0-9 and a-f',
  ],
  ['push: {publish: maybe}', '1:17: push.publish: expected here, ci, never'],
  [
    'push: {worktree: {copy: [../x]}}',
    '1:26: push.worktree.copy[0]: expected a path below the project, such as config/app.json',
  ],
  [
    'push: {versionFiles: [/etc/passwd]}',
    '1:23: push.versionFiles[0]: expected a path below the project, such as config/app.json',
  ],
  [
    'push: {versionFiles: [{path: a, pattern: "("}]}',
    '1:42: push.versionFiles[0].pattern: expected a regular expression with a group (?<version>…)',
  ],
  [
    'push: {steps: [{title: a, phase: test, run: x}]}',
    '1:34: push.steps[0].phase: expected validate, version, docs, tests, git, deploy, verify. Did you mean tests?',
  ],
  ['push: {tests: x}', '1:8: push.tests: there is no such key. Did you mean test?'],
])('%s is refused with its place', async (text, problem) => {
  expect(await problemsOf(`${text}\n`)).toEqual([problem]);
});

const OWN = '/srv/shop/.cpm-console.yaml';
const OWN_TEXT = 'push:\n  test: npm run check\n  announce: { end: ./tell.sh --token=abc }\n';

async function withFile(text: string, trusted: boolean) {
  const files = new Map([[OWN, OWN_TEXT]]);
  if (trusted) files.set(trustPath(anas()), JSON.stringify({ schema: 1, trusted: { [OWN]: fingerprint(OWN_TEXT) } }));
  return loaded(text, { files });
}

test("a project's entry goes before its own file, and that before what is said of all", async () => {
  const config = await withFile(WHOLE, true);
  expect(config.notices).toEqual([]);
  expect(
    pushLayers(config, '/srv/shop', '/u/ana').map(({ from, where, settings }) => [
      from,
      where,
      settings.test?.[0]?.file,
    ]),
  ).toEqual([
    ['configuration', 'project shop of ~/.config/cpm-console/config.yaml', 'make'],
    ['project file', OWN, 'npm'],
    ['configuration', FILE.replace('/u/ana', '~'), 'npm'],
  ]);
  expect(pushLayers(config, '/srv/other', null)).toHaveLength(1);
});

test('a file that nobody trusts says nothing of releases', async () => {
  const config = await withFile('projects: [/srv/shop]\n', false);
  expect(pushLayers(config, '/srv/shop', null)).toEqual([]);
  expect(config.notices).toEqual([expect.stringContaining('is not trusted') as string]);
});

test('who is asked to trust a file sees every command of it, and no secret', async () => {
  const config = await withFile('projects: [/srv/shop]\n', true);
  expect(pushLines(config.push.files[OWN] ?? null)).toEqual([
    '  push.test: npm run check',
    '  push.announce.end: (hidden)',
  ]);
});
