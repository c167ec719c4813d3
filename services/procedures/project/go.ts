import type { ReleaseComponent } from '#domain/release/made/component.ts';

import type { ProjectTree } from './tree.ts';

const RELEASERS = ['.goreleaser.yml', '.goreleaser.yaml', 'goreleaser.yml', 'goreleaser.yaml'];

/** The component that a go.mod makes of a folder; null without one. Its version is the tag. */
export async function detectGo(tree: ProjectTree, folder: string): Promise<ReleaseComponent | null> {
  const text = await tree.text(folder === '' ? 'go.mod' : `${folder}/go.mod`);
  if (text === null) return null;
  const names = await tree.files(folder);
  const releaser = RELEASERS.find((name) => names.has(name));
  return {
    folder,
    ecosystem: 'go',
    name: /^module\s+"?([^\s"]+)/m.exec(text)?.[1] ?? null,
    private: false,
    version: null,
    versionFrom: 'tag',
    versionFiles: [],
    lockFile: names.has('go.sum') ? (folder === '' ? 'go.sum' : `${folder}/go.sum`) : null,
    released: 'tag only',
    reasons: [
      'go, because of go.mod',
      'the tag is the version: go reads it from there',
      'tag only, because the tag is all that go needs to publish',
      ...(releaser === undefined ? [] : [`${releaser} is there: run goreleaser as a step of your own, or in CI`]),
    ],
    warnings: [],
    scripts: {},
    install: null,
    build: { file: 'go', args: ['build', './...'] },
    test: { file: 'go', args: ['test', './...'] },
    docs: null,
    pack: null,
    publish: null,
    workspaces: [],
  };
}
