import { defineCommand } from '#cli/command.ts';
import { showPaths } from '#cli/config/paths.ts';
import { showConfig } from '#cli/config/show.ts';
import { validateConfig } from '#cli/config/validate.ts';
import { EXIT } from '#domain/errors.ts';

export default defineCommand({
  name: 'config',
  group: 'noun',
  summary: 'The configuration: what holds, where it is, whether a file is right',
  usage: '[show | validate [file] | schema | path]',
  verbs: {
    show: { summary: 'Everything that holds now, with defaults and the environment; secrets hidden' },
    validate: { summary: 'Check a file in every environment; exit 2 when something is wrong', usage: '[file]' },
    schema: { summary: 'The JSON schema of the file, for editors' },
    path: { summary: 'Where the files are' },
  },
  options: { json: { type: 'boolean', summary: 'Print one JSON document' } },
  examples: ['config show --env production', 'config validate', 'config schema > config.schema.json'],
  withoutConfig: true,
  run: async (invocation) => {
    switch (invocation.verb ?? 'show') {
      case 'validate':
        return validateConfig(invocation);
      case 'schema': {
        const { schemaText } = await import('#config/schema/print.ts');
        invocation.stdout.write(await schemaText());
        return EXIT.ok;
      }
      case 'path':
        return showPaths(invocation);
      default:
        return showConfig(invocation);
    }
  },
});
