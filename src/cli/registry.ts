// Written by scripts/registry.ts from the files in src/cli/commands. Do not edit.
// All but `run` is written out, so that help and completion never load a command.

import type { CommandEntry } from './command.ts';

export const commands: readonly CommandEntry[] = [
  {
    name: 'project',
    group: 'noun',
    summary: 'Git projects: branch, changes, distance from the remote, unreleased work',
    usage: '[list | status [id...] | scan [folder...]]',
    verbs: {
      list: { summary: 'Your projects and what was last seen of them; looks at nothing' },
      status: { summary: 'Look now; with ids also components, remotes and unreleased commits', usage: '[id...]' },
      scan: { summary: 'Find git projects below folders and look at each', usage: '[folder...]' },
    },
    options: {
      json: { type: 'boolean', summary: 'Print one JSON document' },
      remote: { type: 'boolean', summary: 'status ID: also ask the remote, with ls-remote' },
      depth: { type: 'string', value: 'N', summary: 'scan: how many folders deep, 3 unless told' },
    },
    examples: ['project', 'project status api-gateway --remote', 'project scan ~/src --json'],
    place: 'projects',
    load: () => import('./commands/project.ts'),
  },
];
