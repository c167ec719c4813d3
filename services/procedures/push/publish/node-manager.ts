import type { NodeManager } from '#domain/release/publish/npm-commands.ts';
import type { PublishedComponent } from '#services/procedures/push/params.ts';

/** The program that packs an npm package; npm for everything that has no rules of its own. */
export function nodeManager({ ecosystem }: PublishedComponent): NodeManager {
  return ecosystem === 'pnpm' || ecosystem === 'yarn' || ecosystem === 'yarn-berry' ? ecosystem : 'npm';
}
