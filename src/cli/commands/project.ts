import { defineCommand, type Invocation } from '#cli/command.ts';
import { chosenProjects } from '#cli/project/choose.ts';
import { listProjects } from '#cli/project/list.ts';
import { scanFolders } from '#cli/project/scan.ts';
import { showStatus } from '#cli/project/status.ts';
import { myProjects } from '#services/checks/project/mine.ts';

export default defineCommand({
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
  run: async (invocation: Invocation): Promise<number> => {
    if (invocation.verb === 'scan') return scanFolders(invocation);
    const mine = await myProjects(invocation.world, invocation.config);
    const chosen = chosenProjects(mine, invocation.positionals);
    return invocation.verb === 'list' ? listProjects(invocation, chosen) : showStatus(invocation, chosen);
  },
});
