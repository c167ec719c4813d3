import { field, textField } from '#domain/field.ts';
import type { ReleaseAsset, ReleaseFacts } from '#services/ports/github-releases.ts';

/** A release out of GitHub's answer; throws TypeError when it is none. */
export function releaseFacts(answer: unknown): ReleaseFacts {
  const assets = field(answer, 'assets');
  return {
    id: number(answer, 'id'),
    tag: textField(answer, 'tag_name') ?? '',
    target: textField(answer, 'target_commitish') ?? '',
    title: textField(answer, 'name') ?? '',
    notes: textField(answer, 'body') ?? '',
    draft: field(answer, 'draft') === true,
    prerelease: field(answer, 'prerelease') === true,
    immutable: field(answer, 'immutable') === true,
    url: textField(answer, 'html_url') ?? '',
    assets: listOf(assets).map((asset) => assetFacts(asset)),
  };
}

/** A file of a release out of GitHub's answer. */
export function assetFacts(answer: unknown): ReleaseAsset {
  const sha256 = /^sha256:([\da-f]{64})$/i.exec(textField(answer, 'digest') ?? '')?.[1];
  return {
    id: number(answer, 'id'),
    name: textField(answer, 'name') ?? '',
    bytes: number(answer, 'size'),
    complete: field(answer, 'state') === 'uploaded',
    digest: sha256 === undefined ? null : `sha256-${Buffer.from(sha256, 'hex').toString('base64')}`,
  };
}

/** A list of an answer; empty when it is none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.map((one: unknown) => one) : [];
}

function number(answer: unknown, name: string): number {
  const found = field(answer, name);
  if (typeof found !== 'number') throw new TypeError(`no ${name}`);
  return found;
}
