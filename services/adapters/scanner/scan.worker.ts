import { parentPort } from 'node:worker_threads';

import { messageOf } from '#domain/errors.ts';
import type { ScanFinding } from '#domain/release/secrets/finding.ts';
import type { Scanned } from '#services/ports/scanner.ts';

import { findingOf } from './finding.ts';
import type { Answer, Batch } from './messages.ts';
import { scanTexts } from './scan-texts.ts';
import { textOf } from './text-of.ts';

/** Looks through one batch after the other; secretlint would block the thread that draws for as long as it takes. */
async function work({ items, options }: Batch): Promise<Scanned> {
  const texts: Awaited<ReturnType<typeof textOf>>[] = [];
  const findings: ScanFinding[] = [];
  for (const item of items) {
    const { place } = item;
    try {
      if ('judged' in item) findings.push(findingOf(place, item.judged, ''));
      else texts.push(await textOf(item));
    } catch (error) {
      const what = `a file that cannot be looked into, because ${messageOf(error)},`;
      findings.push(findingOf(place, { rule: 'unread', what, severity: 'ask', kind: 'file' }, ''));
    }
  }
  const bytes = texts.reduce((sum, text) => sum + text.bytes, 0);
  return { findings: [...findings, ...(await scanTexts(texts, options))], items: items.length, bytes };
}

parentPort?.on('message', (batch: Batch) => {
  const failed = (error: unknown): Answer => ({ type: 'failed', reason: messageOf(error) });
  void work(batch)
    .then((scanned): Answer => ({ type: 'scanned', scanned }), failed)
    .then((answer) => parentPort?.postMessage(answer));
});
