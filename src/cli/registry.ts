// Written by scripts/registry.ts from the files in src/cli/commands. Do not edit.
// All but `run` is written out, so that help and completion never load a command.

import type { CommandEntry } from './command.ts';

export const commands: readonly CommandEntry[] = [];
