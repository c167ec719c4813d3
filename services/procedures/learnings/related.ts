import { rankRelated, type RelatedAbout, relatedQueries } from '#domain/learnings/related.ts';
import type { Learnings } from '#services/ports/learnings.ts';

/** A learning of the past about the same. */
export interface SeenBefore {
  readonly id: string;
  readonly title: string;
}

/** More than so many learnings with a word, and the word tells nothing. */
const MOST_HITS = 30;

/** What was learned before about the same, the likest first; nothing where the learnings cannot be reached. */
export async function relatedLearnings(
  learnings: Pick<Learnings, 'search'>,
  about: RelatedAbout,
): Promise<readonly SeenBefore[]> {
  try {
    const found = await Promise.all(
      relatedQueries(about).map(async (query) => ({ ...query, hits: await learnings.search(query.words, MOST_HITS) })),
    );
    return rankRelated(found).map(({ id, title }) => ({ id, title }));
  } catch {
    return [];
  }
}
