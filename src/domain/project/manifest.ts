export type ComponentType = 'npm' | 'pyproject' | 'cargo' | 'go';

/** Files that say what a project is made of, in the order in which their versions count. */
export const MANIFESTS: readonly {
  readonly file: string;
  readonly type: ComponentType;
  readonly format: 'json' | 'toml' | 'text';
}[] = [
  { file: 'package.json', type: 'npm', format: 'json' },
  { file: 'pyproject.toml', type: 'pyproject', format: 'toml' },
  { file: 'Cargo.toml', type: 'cargo', format: 'toml' },
  { file: 'go.mod', type: 'go', format: 'text' },
];

/** One thing that a project builds or publishes. */
export interface Component {
  readonly type: ComponentType;
  /** Folder below the project; empty for the project itself. */
  readonly folder: string;
  readonly name: string | null;
  /** Null when the manifest leaves it to a tag or to the build. */
  readonly version: string | null;
  /** Why the manifest could not be read; null when it could. */
  readonly problem: string | null;
}

/** A manifest after its format was read: a table, a text, or why not. */
export type Manifest =
  | { readonly type: ComponentType; readonly folder: string; readonly content: unknown }
  | { readonly type: ComponentType; readonly folder: string; readonly problem: string };
