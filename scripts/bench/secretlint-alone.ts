import { isMainThread, parentPort, workerData } from 'node:worker_threads';

import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';

const PRESET = '@secretlint/secretlint-rule-preset-recommend';

export type Texts = readonly { readonly path: string; readonly text: string }[];

/** Every text by secretlint as it comes, one after the other. */
export async function alone(texts: Texts): Promise<void> {
  const config = { rules: [{ id: PRESET, rule: creator, options: {} }] };
  for (const { path, text } of texts)
    await lintSource({
      source: { content: text, filePath: path, ext: '', contentType: 'text' },
      options: { config, noPhysicFilePath: true },
    });
}

// As a thread of its own: looks through what it was started with and says how many they were.
if (!isMainThread) {
  const texts = workerData as Texts;
  await alone(texts);
  parentPort?.postMessage(texts.length);
}
