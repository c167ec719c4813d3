import { errorTimes } from '#domain/log-errors.ts';
import type { ErrorPage } from '#services/ports/files.ts';

import { unlessMissing } from './deadline.ts';
import { tail } from './read.ts';
import type { TriageQuestion } from './triage-messages.ts';

/** Reads one page and finds its error lines; null where nothing is there. */
export async function errorPage({ path, cursor, maxBytes, now }: TriageQuestion): Promise<ErrorPage | null> {
  const page = await unlessMissing(null, () => tail(path, cursor, maxBytes));
  return page && { times: errorTimes(page.text, now), cursor: page.cursor, atEnd: page.text === '' };
}
