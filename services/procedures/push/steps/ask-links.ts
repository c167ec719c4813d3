import { isJsonObject, isList, type Json } from '#domain/json.ts';
import type { ExternalLink } from '#domain/release/docs/check-links.ts';
import type { Net } from '#services/ports/net.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import type { AskOptions } from '#services/procedures/push/docs/external-links.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/** The links that the step `documents` found; none when it was skipped. */
function linksOf(result: Json): readonly ExternalLink[] {
  const list = isJsonObject(result) ? (result['external'] ?? null) : null;
  return (isList(list) ? list : []).flatMap((link) => {
    if (!isJsonObject(link)) return [];
    const { url, file, line } = link;
    return typeof url === 'string' && typeof file === 'string' && typeof line === 'number' ? [{ url, file, line }] : [];
  });
}

/** Asks for the pages on the web that documents link, within a deadline. It warns and never stops a release. */
export function askLinksStep(
  { clock, net }: Pick<PushWorld, 'clock'> & { readonly net: Pick<Net, 'http'> },
  limits: Pick<AskOptions, 'deadlineMs' | 'eachMs' | 'askable'>,
): Step {
  return {
    id: 'web-links',
    title: 'Ask for the pages that documents link',
    phase: 'docs',
    reads: true,
    needs: ['documents'],
    onFailure: 'skip',
    timeoutMs: limits.deadlineMs * 2,
    when: (context) => (linksOf(context.resultOf('documents')).length === 0 ? 'no document links to the web' : null),
    run: async (context) => {
      const { askExternal } = await import('#services/procedures/push/docs/external-links.ts');
      const links = linksOf(context.resultOf('documents'));
      const progress = (done: number, total: number): void => context.progress(done, total, 'pages');
      const asked = await askExternal({ clock, net }, links, { ...limits, progress }, context.signal);
      for (const { file, line, says } of asked.findings) context.note(`warning: ${file}:${line} ${says}`);
      const told = [
        `${asked.asked} asked`,
        asked.findings.length > 0 ? `${asked.findings.length} in doubt` : '',
        asked.unknown > 0 ? `${asked.unknown} unknown` : '',
      ];
      return { summary: told.filter((part) => part !== '').join(', ') };
    },
  };
}
