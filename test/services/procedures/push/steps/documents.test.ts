import { expect, test } from 'vitest';

import { stepOf } from '#domain/procedure/run-state.ts';
import { realNet } from '#services/adapters/net.ts';
import { askLinksStep } from '#services/procedures/push/steps/ask-links.ts';
import { checkDocumentsStep } from '#services/procedures/push/steps/check-documents.ts';

import { serveHttp } from '../../../../support/net/listen.ts';
import { ReleasedTree } from '../../../../support/released-tree.ts';

const LIMITS = { deadlineMs: 20_000, eachMs: 10_000, askable: () => true };

test('sound documents pass, and their pages on the web are asked for', async () => {
  await using server = await serveHttp((request, response) => {
    response.statusCode = request.url === '/gone' ? 404 : 200;
    response.end();
  });
  await using tree = await ReleasedTree.of({
    'README.md': `# Api\n\n[guide](docs/guide.md#use) [web](${server.origin}/ok)\n\n\`\`\`json\n{\n\`\`\`\n`,
    'docs/guide.md': `# Guide\n\n## Use\n\n${server.origin}/gone\n`,
  });
  const run = await tree.run(checkDocumentsStep(tree.world), askLinksStep({ ...tree.world, net: realNet() }, LIMITS));
  expect(run.state).toBe('done');
  expect(stepOf(run, 'documents').summary).toBe('2 documents, 1 link, 1 code block, 1 warning');
  expect(stepOf(run, 'web-links').summary).toBe('2 asked, 1 in doubt');
  expect(tree.notes).toEqual([
    'warning: README.md:6 a code block is no JSON: close brace expected',
    `warning: docs/guide.md:5 ${server.origin}/gone answers 404`,
  ]);
});

test('a link to what is not released stops the release and names the place', async () => {
  await using tree = await ReleasedTree.of({
    'README.md': '# Api\n\n[notes](notes.md)\n[made](CHANGELOG.md)\n',
    '.gitignore': 'notes.md\n',
  });
  const run = await tree.run(
    {
      id: 'write',
      title: 'Write',
      phase: 'docs',
      probe: () => Promise.resolve({ state: 'absent' }),
      run: async (context) => {
        const workspace = await tree.world.workspaces.open(context.folder);
        await workspace.write(`${context.folder}/${context.run}/notes.md`, 'mine');
        await workspace.write(`${context.folder}/${context.run}/CHANGELOG.md`, '# Changelog\n');
      },
    },
    checkDocumentsStep(tree.world),
  );
  expect(run.state).toBe('undone');
  expect(run.error).toMatchObject({
    code: 'broken-links',
    message: 'A link leads nowhere: README.md:3 notes.md is not in the project.',
  });
  expect(run.error?.hint).toContain('skip the step "documents" with a reason');
});

test('without links to the web nobody is asked', async () => {
  await using tree = await ReleasedTree.of({ 'README.md': '# Api\n' });
  const run = await tree.run(checkDocumentsStep(tree.world), askLinksStep({ ...tree.world, net: realNet() }, LIMITS));
  expect(run.state).toBe('done');
  expect(stepOf(run, 'web-links')).toMatchObject({ state: 'skipped', summary: 'no document links to the web' });
});
