import { field, listField, textField } from '#domain/field.ts';

import type { Publication } from './component.ts';

/** Sections of package.json that name other packages. */
export const DEPENDENCIES = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/** A version that a release tool put there to say that the tag is the version. */
const PLACEHOLDER = /^0\.0\.0-(?:development|semantic(?:ally)?-release(?:d)?|placeholder)$/;

/** What package.json says that a release needs. Anything of an unexpected type counts as not said. */
export interface NodeManifest {
  readonly name: string | null;
  /** Null when it has none, or one that only stands for the tag. */
  readonly version: string | null;
  readonly placeholder: boolean;
  readonly private: boolean;
  readonly scripts: Readonly<Record<string, string>>;
  /** Patterns of folders; empty when it is no monorepo. */
  readonly workspaces: readonly string[];
  readonly hasDependencies: boolean;
  readonly publish: Publication | null;
}

/** Reads the content of a package.json. */
export function nodeManifest(content: unknown): NodeManifest {
  const name = textField(content, 'name');
  const version = textField(content, 'version');
  const placeholder = version !== null && PLACEHOLDER.test(version);
  const isPrivate = field(content, 'private') === true;
  const access = field(content, 'publishConfig', 'access');
  const publish: Publication | null =
    isPrivate || name === null || version === null
      ? null
      : {
          registry: 'npm',
          url: textField(content, 'publishConfig', 'registry'),
          name,
          access: access === 'public' || access === 'restricted' ? access : null,
          tag: textField(content, 'publishConfig', 'tag'),
        };
  return {
    name,
    version: placeholder ? null : version,
    placeholder,
    private: isPrivate,
    scripts: texts(field(content, 'scripts')),
    workspaces: [...listField(content, 'workspaces'), ...listField(content, 'workspaces', 'packages')],
    hasDependencies: DEPENDENCIES.some((section) => Object.keys(texts(field(content, section))).length > 0),
    publish,
  };
}

/** Ranges of what a section of package.json names. */
export function rangesOf(content: unknown, section: (typeof DEPENDENCIES)[number]): Readonly<Record<string, string>> {
  return texts(field(content, section));
}

function texts(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
