import { textField } from '#domain/field.ts';

import type { Component, ComponentType, Manifest } from './manifest.ts';

type Named = Pick<Component, 'name' | 'version'>;

const READ: Readonly<Record<ComponentType, (content: unknown) => Named>> = {
  npm: (content) => ({ name: textField(content, 'name'), version: textField(content, 'version') }),
  // A version in `dynamic` comes from the build, so none is written down.
  pyproject: (content) => ({
    name: textField(content, 'project', 'name') ?? textField(content, 'tool', 'poetry', 'name'),
    version: textField(content, 'project', 'version') ?? textField(content, 'tool', 'poetry', 'version'),
  }),
  cargo: (content) => ({
    name: textField(content, 'package', 'name'),
    version: textField(content, 'package', 'version') ?? textField(content, 'workspace', 'package', 'version'),
  }),
  go: (content) => ({ name: /^module\s+(\S+)/m.exec(String(content))?.[1] ?? null, version: null }),
};

/** What a manifest says about itself. Anything of an unexpected type counts as not said. */
export function componentOf(manifest: Manifest): Component {
  const { type, folder } = manifest;
  if ('problem' in manifest) return { type, folder, name: null, version: null, problem: manifest.problem };
  return { type, folder, ...READ[type](manifest.content), problem: null };
}
