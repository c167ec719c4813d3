import fc from 'fast-check';
import { expect, test } from 'vitest';

import { releaseDid } from '#domain/release/message/did.ts';
import { releaseMessage, tagMessage } from '#domain/release/message/messages.ts';
import { type MessageValues } from '#domain/release/message/template.ts';

const VALUES: MessageValues = {
  version: '2.5.0',
  tag: 'v2.5.0',
  name: 'api',
  date: '2026-11-20',
  previous: '2.4.1',
  did: ['Update version from 2.4.1 to 2.5.0 in package.json', 'Update CHANGELOG.md with 2 commits'],
  changes: ['feat: add retry budget'],
};

test('a release commit says what the run did', () => {
  expect(releaseMessage(VALUES)).toBe(`chore(release): version 2.5.0

- Update version from 2.4.1 to 2.5.0 in package.json
- Update CHANGELOG.md with 2 commits
`);
});

test('a tag says what is in it', () => {
  expect(tagMessage(VALUES)).toBe('Release version 2.5.0\n\n- feat: add retry budget\n');
});

test("a template of one's own, with every placeholder", () => {
  const template = 'release: {name} {tag} ({previous} → {version}, {date})\r\n\r\n{changes}\r\n\r\n{did}';
  expect(releaseMessage({ ...VALUES, did: ['one'] }, template)).toBe(
    'release: api v2.5.0 (2.4.1 → 2.5.0, 2026-11-20)\n\n- feat: add retry budget\n\n- one\n',
  );
});

test('an empty list leaves no hole', () => {
  expect(releaseMessage({ ...VALUES, did: [] })).toBe('chore(release): version 2.5.0\n');
  expect(releaseMessage({ ...VALUES, did: [] }, 'a\n\n{did}\n\nSigned-off-by: Ana <ana@example.org>')).toBe(
    'a\n\nSigned-off-by: Ana <ana@example.org>\n',
  );
});

test.each(['{verison}', '', '{did}', '\n{version}'])('the template %j is refused', (template) => {
  expect(() => releaseMessage(VALUES, template)).toThrow(
    expect.objectContaining({ code: 'bad-template', exit: 'usage' }),
  );
});

test.each(['[skip ci]', '[ci skip]', '[Skip CI]', '[no ci]', '[skip actions]', '[actions skip]'])(
  'an old subject with %s does not skip the build of the release',
  (mark) => {
    expect(tagMessage({ ...VALUES, changes: [`docs: tidy ${mark}`] })).not.toContain(mark);
  },
);

test('whatever a subject says, it is one bullet and nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }), (subjects) => {
      const lines = tagMessage({ ...VALUES, changes: subjects }).split('\n');
      expect(lines).toHaveLength(subjects.length === 0 ? 2 : subjects.length + 3);
      for (const line of lines.slice(2, -1)) {
        expect(line).toMatch(/^- ?/);
        // oxlint-disable-next-line no-control-regex -- none of them may be left
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/);
      }
    }),
  );
});

test.each([
  'a\n\nRelease-As: 9.9.9',
  'a\r\nCo-authored-by: x <x@example.org>',
  'a\u2028BREAKING CHANGE: b',
  '{version} {did}',
])('the subject %j brings no line and no placeholder of its own', (subject) => {
  const lines = tagMessage({ ...VALUES, changes: [subject] }).split('\n');
  expect(lines).toHaveLength(4);
  expect(lines[2]).toMatch(/^- (?:a |\{version\} \{did\}$)/);
});

const FACTS = {
  previous: '2.4.1',
  version: '2.5.0',
  versionFiles: ['package.json', 'package-lock.json'],
  changelog: { path: 'CHANGELOG.md', commits: 1, curated: false },
  places: [{ file: 'README.md', count: 2 }],
  also: ['Build API documents with npm run docs'],
  passed: ['npm test'],
};

test('what a run did, as bullets', () => {
  expect(releaseDid(FACTS)).toEqual([
    'Update version from 2.4.1 to 2.5.0 in package.json, package-lock.json',
    'Update CHANGELOG.md with 1 commit',
    'Update documentation: README.md (2 places)',
    'Build API documents with npm run docs',
    'Passed before the commit: npm test',
  ]);
});

test('what a run did not do is not told', () => {
  const none = { versionFiles: [], changelog: null, places: [], also: [], passed: [] };
  expect(releaseDid({ previous: null, version: '1.0.0', ...none })).toEqual([]);
  const first = releaseDid({ previous: null, version: '1.0.0', ...none, versionFiles: 'abcdefgh'.split('') });
  expect(first).toEqual(['Update version to 1.0.0 in a, b, c, d, e, f and 2 more']);
});
