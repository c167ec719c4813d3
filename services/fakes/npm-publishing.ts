import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import { parseJson } from '#domain/json.ts';
import { joinPath } from '#domain/path.ts';
import { registryOf } from '#domain/release/publish/npm-registry.ts';
import type { Files } from '#services/ports/files.ts';
import type { NpmPublishing } from '#services/ports/publishing.ts';
import type { PackagePlace } from '#services/ports/registries.ts';

import { fakeMatch, type FakePackages, fakePublish } from './registries.ts';

/** Packs what a manifest says and publishes it into memory; there is no stage. Sums only stand for real ones. */
export function fakeNpmPublishing(packages: FakePackages, files: Pick<Files, 'read'>): NpmPublishing {
  const at = ({ name, publishConfig }: PackagePlace) => `${registryOf(name, {}, publishConfig)} ${name}`;
  return {
    pack: async ({ folder, out }) => {
      const text = (await files.read(joinPath(folder, 'package.json'))) ?? '';
      const manifest = parseJson(text);
      const [name, version] = [textField(manifest, 'name'), textField(manifest, 'version')];
      if (name === null || version === null)
        throw new OpsError('pack-failed', `${folder} has no package.json with a name and a version.`, {
          hint: 'Give package.json a name and a version.',
        });
      const file = `${name.replace(/^@/, '').replace('/', '-')}-${version}.tgz`;
      const packed = { path: 'package.json', bytes: text.length };
      const facts = {
        path: joinPath(out, file),
        name: file,
        bytes: text.length,
        digests: [`sha512-${name}@${version}`],
      };
      return { ...facts, package: name, version, files: [packed] };
    },
    publish: ({ place, artifact, tag }) => {
      const what = `${artifact.package} ${artifact.version}`;
      const match = fakeMatch(packages, 'npm', at(place), artifact.version, [artifact]);
      if (match.state === 'ours') return Promise.resolve({ outcome: 'already', evidence: `the registry has ${what}` });
      if (match.state !== 'absent')
        return Promise.reject(
          new OpsError('version-taken', `${what} is taken.`, {
            hint: 'Release the next version.',
            exit: 'remoteConflict',
          }),
        );
      fakePublish(packages, at(place), artifact.version, [artifact], tag);
      return Promise.resolve({ outcome: 'done', evidence: `npm published ${what} as ${tag}` });
    },
    settled: (place, artifact) => Promise.resolve(fakeMatch(packages, 'npm', at(place), artifact.version, [artifact])),
    canStage: () => Promise.resolve({ state: 'no', reason: 'this registry has no stage' }),
    stage: () => Promise.reject(noStage()),
    staged: () => Promise.resolve([]),
    approve: () => Promise.reject(noStage()),
    reject: () => Promise.resolve(),
    deprecate: ({ place, version, message }) => {
      const found = packages.get(at(place))?.versions.get(version);
      if (found !== undefined) found.withdrawn = message === '' ? null : message;
      return Promise.resolve();
    },
    tag: ({ place, version, tag }) => {
      const found = packages.get(at(place));
      if (found !== undefined) found.distTags[tag] = version;
      return Promise.resolve();
    },
  };
}

function noStage(): OpsError {
  return new OpsError('publish-failed', 'This registry has no stage.', { hint: 'Publish instead.' });
}
