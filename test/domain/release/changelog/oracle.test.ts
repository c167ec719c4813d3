import fc from 'fast-check';
import { parser } from 'keep-a-changelog';
import { expect, test } from 'vitest';

import { draftEntry } from '#domain/release/changelog/draft.ts';
import { insertEntry } from '#domain/release/changelog/insert.ts';
import { changelogStyle, KEEP } from '#domain/release/changelog/style.ts';
import { webRepository } from '#domain/release/changelog/web-repository.ts';

import { commit } from './commits.ts';

const WEB = webRepository('git@github.com:ana-dev/api.git');
const TYPES = fc.constantFrom('feat', 'fix', 'perf', 'chore', 'revert', 'security', 'deprecate', 'remove');
const SUBJECT = fc.tuple(TYPES, fc.option(fc.constantFrom('api', 'cli')), fc.boolean(), fc.string({ minLength: 1 }));
const COMMITS = fc.array(
  SUBJECT.map(([type, scope, breaking, description]) => commit('', { type, scope, breaking, description })),
  { maxLength: 8 },
);
const WORD = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 .,]{0,20}[a-z]$/);
const SECTION = fc
  .tuple(fc.constantFrom('Added', 'Changed', 'Fixed'), fc.array(WORD, { minLength: 1, maxLength: 3 }))
  .map(([title, items]) => `### ${title}\n\n${items.map((item) => `- ${item}`).join('\n')}\n`);
const BODY = fc.uniqueArray(SECTION, { maxLength: 2, selector: (text) => text.split('\n')[0] });

function file(unreleased: readonly string[] | null, releases: readonly (readonly string[])[], links: boolean): string {
  const parts = ['# Changelog\n', 'The form is Keep a Changelog.\n'];
  if (unreleased !== null) parts.push('## [Unreleased]\n', ...unreleased);
  const count = releases.length;
  for (const [index, body] of releases.entries()) parts.push(`## [1.${count - index - 1}.0] - 2026-01-01\n`, ...body);
  const defined = releases.map(
    (_, index) => `[1.${count - index - 1}.0]: https://github.com/ana-dev/api/releases/tag/v1\n`,
  );
  if (links && unreleased !== null) defined.unshift('[Unreleased]: https://github.com/ana-dev/api/compare/v1...HEAD\n');
  return links && defined.length > 0 ? `${parts.join('\n')}\n${defined.join('')}` : parts.join('\n');
}

const FILE = fc
  .tuple(fc.option(BODY), fc.array(BODY, { maxLength: 3 }), fc.boolean())
  .map(([unreleased, releases, links]) => file(unreleased, releases, links));

const OPTIONS = { version: '2.0.0', tag: 'v2.0.0', previousTag: 'v1', web: WEB } as const;

function draft(text: string, commits: readonly ReturnType<typeof commit>[], curated: string | null): string {
  const style = text === '' ? KEEP : changelogStyle(text);
  const compare = WEB === null ? null : { web: WEB, from: 'v1', to: 'v2.0.0' };
  return draftEntry({ style, version: '2.0.0', date: '2026-11-20', commits, compare, curated });
}

test('another parser finds the release with its changes, and all that was there before', () => {
  fc.assert(
    fc.property(FILE, COMMITS, (text, commits) => {
      const before = parser(text);
      const after = parser(insertEntry(text, draft(text, commits, null), OPTIONS).text);
      const release = after.findRelease('2.0.0');
      expect(release?.date?.toISOString()).toBe('2026-11-20T00:00:00.000Z');
      expect(release?.isEmpty()).toBe(false);
      for (const old of before.releases) {
        const same = after.findRelease(old.version ?? undefined);
        expect(same?.toString()).toBe(old.toString());
      }
      expect(after.releases).toHaveLength(before.releases.length + 1);
    }),
  );
});

test('another parser reads a new changelog', () => {
  fc.assert(
    fc.property(COMMITS, (commits) => {
      const { text, outcome, line } = insertEntry('', draft('', commits, null), OPTIONS);
      const changelog = parser(text);
      expect(outcome).toBe('created');
      expect(text.split('\n')[line - 1]).toBe('## [2.0.0] - 2026-11-20');
      expect(changelog.releases.map(({ version }) => version)).toEqual([undefined, '2.0.0']);
      expect(changelog.url).toBe('https://github.com/ana-dev/api');
    }),
  );
});

test('nothing but the entry and its link is new, and a second time changes nothing', () => {
  fc.assert(
    fc.property(FILE, COMMITS, (text, commits) => {
      const entry = draft(text, commits, null);
      const { text: after } = insertEntry(text, entry, OPTIONS);
      const own = after
        .replace(entry.trim(), '')
        .replace(/^\[2\.0\.0\]: .*\n/m, '')
        .replace('v2.0.0...HEAD', 'v1...HEAD');
      expect(own.split('\n').filter((line) => line !== '')).toEqual(text.split('\n').filter((line) => line !== ''));
      expect(insertEntry(after, entry, OPTIONS)).toMatchObject({ text: after, outcome: 'already-there' });
    }),
  );
});

test('line ends, a byte order mark and the end of the file stay as they are', () => {
  fc.assert(
    fc.property(FILE, COMMITS, fc.boolean(), fc.boolean(), (text, commits, mark, ended) => {
      const own = ended ? text : text.trimEnd();
      const windows = `${mark ? '\uFEFF' : ''}${own.replaceAll('\n', '\r\n')}`;
      const entry = draft(text, commits, null);
      const plain = insertEntry(own, entry, OPTIONS).text;
      expect(insertEntry(windows, entry, OPTIONS).text).toBe(
        `${mark ? '\uFEFF' : ''}${plain.replaceAll('\n', '\r\n')}`,
      );
      expect(plain.endsWith('\n')).toBe(ended);
    }),
  );
});
