// Written by scripts/registry.ts from the files in this folder. Do not edit.

import gitProject from './git-project.ts';

export const kinds = [gitProject] as const;
