import { OpsError } from '#domain/errors.ts';
import { joinPath } from '#domain/path.ts';
import { indexName } from '#domain/release/publish/simple-index.ts';
import type { Files } from '#services/ports/files.ts';
import type { PythonPublishing } from '#services/ports/python-publishing.ts';

import { fakeMatch, type FakePackages, fakePublish, PYPI } from './registries.ts';

/** Builds what `pyproject.toml` says and publishes it into memory. Sums only stand for real ones. */
export function fakePythonPublishing(packages: FakePackages, files: Pick<Files, 'read'>): PythonPublishing {
  const at = (name: string) => `${PYPI} ${indexName(name)}`;
  return {
    build: async ({ folder, out }) => {
      const text = (await files.read(joinPath(folder, 'pyproject.toml'))) ?? '';
      const field = (name: string) => new RegExp(`^${name} = "([^"]+)"`, 'm').exec(text)?.[1];
      const [name, version] = [field('name'), field('version')];
      if (name === undefined || version === undefined)
        throw new OpsError('pack-failed', `${folder} does not say what it is.`, {
          hint: 'Give it a name and a version.',
        });
      const stem = `${indexName(name).replaceAll('-', '_')}-${version}`;
      const made = [`${stem}-py3-none-any.whl`, `${stem}.tar.gz`].map((file) => ({
        path: joinPath(out, file),
        name: file,
        bytes: text.length,
        digests: [`sha256-${file}`],
        package: name,
        version,
        files: [{ path: 'pyproject.toml', bytes: text.length }],
      }));
      return { files: made, by: 'python3 -m build --no-isolation' };
    },
    check: () => Promise.resolve({ state: 'passed', by: 'twine check', warnings: [] }),
    publish: ({ place, files: sent }) => {
      const version = sent[0]?.version ?? '';
      const match = fakeMatch(packages, 'pypi', at(place.name), version, sent);
      if (match.state === 'ours') return Promise.resolve({ outcome: 'already', evidence: `the index has ${version}` });
      if (match.state !== 'absent')
        return Promise.reject(
          new OpsError('version-taken', `${place.name} ${version} is taken.`, {
            hint: 'Release the next version.',
            exit: 'remoteConflict',
          }),
        );
      fakePublish(packages, at(place.name), version, sent, null);
      return Promise.resolve({ outcome: 'done', evidence: `sent: ${sent.map(({ name }) => name).join(', ')}` });
    },
    settled: (place, sent) =>
      Promise.resolve(fakeMatch(packages, 'pypi', at(place.name), sent[0]?.version ?? '', sent)),
  };
}
