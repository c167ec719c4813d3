import { REF_FORMAT } from '#domain/git/refs.ts';

import { statusCommand } from './status.ts';
import { TREE_FILES } from './tree-files.ts';

const REFS = ['for-each-ref', REF_FORMAT, 'refs/tags', 'refs/heads'] as const;
const CONFIG = ['config', '--list', '-z'] as const;
/** Where documents are that a release writes to. */
export const COMMITTED = ['ls-tree', '-z', '--name-only', '--full-tree', 'HEAD', '--', './', 'docs/'] as const;

/** The small looks, in this order: status, refs, settings, files that git follows, what is committed at the top. */
export const lookCommands = (everyFile: boolean): readonly (readonly string[])[] => [
  statusCommand(everyFile),
  REFS,
  CONFIG,
  TREE_FILES,
  COMMITTED,
];
