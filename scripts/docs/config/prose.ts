/** What the schema cannot say. */
export const FILES = `The console runs without any configuration. To tell it more, \`cpm-console init\` writes a file after it has shown you what it
found, or write \`$XDG_CONFIG_HOME/cpm-console/config.yaml\` (usually \`~/.config/cpm-console/config.yaml\`) yourself. \`--config FILE\` or the
variable \`CPM_CONFIG\` name another one. \`cpm-console config validate\` checks a file in every environment, \`config show\` prints what
holds, \`config schema\` is the JSON schema (docs/config.schema.json) for your editor:

\`\`\`yaml
# yaml-language-server: $schema=config.schema.json
refresh: 2s
projects:
  - ~/src/web-shop
  - { id: api, path: ~/src/api-gateway }
services:
  - { manager: systemd, unit: nginx.service, critical: true, requires: [shop-db], checks: [shop] }
  - { id: shop-db, manager: systemd, unit: postgresql.service, ready: { within: 30s } }
groups:
  shop: [shop-db, nginx]
checks:
  - { kind: http, id: shop, url: https://shop.example.org/health, thresholds: { warning: 1.5s } }
  - { kind: disk, path: /data, dependsOn: shop }
environments:
  production:
    health: { alertThreshold: 75 }
\`\`\`

A changed file is read at once while the console runs; a broken one is told and the last good one keeps running. Paths may begin
with \`~\`; relative ones start at the folder of the file. A key without a value counts as not there. Secrets stay out of this file.`;

export const CHECKS = `An item of \`checks\` says its \`kind\`, the parameters of that kind and what every check may say. Its id is \`kind:target\`, or \`kind:id\`
when it has an \`id\`. A check that has the id of one that the console finds by itself takes its place.`;

export const ENVIRONMENT = `\`--env NAME\`, else \`CMPM_ENVIRONMENT\`, else \`ENVIRONMENT\` when it names one of the four below, else development. The section
\`environments.NAME\` is laid over the rest: keys are merged, items with the same \`id\` are merged, new items are added, other lists
are replaced, and a key without a value goes back to its default.`;

export const VARIABLES = `They fill what the file leaves open. Quotes and comments after a value are understood; placeholders such as \`REPLACE_WITH_HOST\` count
as nothing. Keys and passwords among these variables are never read.

| what | variables, first one that says something |
| --- | --- |
| memory host (a URL will do) | \`MEM0AI_HOST\`, \`CLAUDE_MULTIAGENT_PM_MEMORY_HOST\`, \`CLAUDE_PM_MEMORY_HOST\`, \`MEM0_HOST\`, \`MEMORY_SERVICE_HOST\` |
| memory port | the same with \`_PORT\` |
| memory over https | the same with \`_USE_TLS\` |
| folder of the framework | \`CLAUDE_MULTIAGENT_PM_ROOT\`, \`CLAUDE_PM_ROOT\`, \`CLAUDE_PM_FRAMEWORK_PATH\` |

Without these the framework is the nearest folder at or above the current one with \`.claude-pm/\` in it, else
\`~/Projects/claude-multiagent-pm\`, \`~/Projects/Claude-PM\`, \`~/Projects/claude-pm\` or \`~/.claude-pm\`.`;

export const PROJECT_FILES = `A project may bring a \`.cpm-console.yaml\` with \`services\`, \`checks\` and \`push\` of its own. Both checks and releases run commands, so the file counts for
nothing until you have read it and run \`cpm-console trust FOLDER\`, which pins its very content; after any change it has to be
trusted again. Where it and your own file use the same id, yours holds. How a project is released says, in this order: its entry in \`projects\`, its own file,
\`push\` of your file, and what the console finds in it; \`cpm-console push plan\` shows what was chosen, and why.`;
