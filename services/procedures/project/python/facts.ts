import type { Ecosystem } from '#domain/release/made/component.ts';
import type { ProjectTree } from '#services/procedures/project/tree.ts';

/** What is known of a Python project before its version is looked for. */
export interface PythonFacts {
  readonly tree: ProjectTree;
  readonly folder: string;
  readonly ecosystem: Ecosystem;
  /** Content of pyproject.toml; null without one. */
  readonly content: unknown;
  readonly name: string | null;
  /** A path below the folder as one below the project. */
  readonly inside: (path: string) => string;
}
