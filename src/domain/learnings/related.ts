/** What is wrong now, in the words by which the same may have been written down before. */
export interface RelatedAbout {
  /** What it is about: `health-monitor`, `/data`. */
  readonly names: readonly string[];
  /** Kind of the check: `service`, `disk`. */
  readonly kind: string | null;
  /** Id of the cause: `service-port-taken`. */
  readonly cause: string | null;
  /** What was seen, and the cause in words. */
  readonly said: readonly string[];
}

/** Words to search for, and how much it says when a learning has them. */
export interface RelatedQuery {
  readonly words: string;
  readonly weight: number;
}

/** What was found for a query, the best first. */
export interface RelatedFound extends RelatedQuery {
  readonly hits: readonly { readonly id: string; readonly title: string }[];
}

const MOST_TERMS = 8;
/** A name alone, or two telling words, are enough to be worth a look; a kind of check is not. */
const ENOUGH = 3;

/**
 * What to search for: the cause as a tag, the names, then the most telling words of what was seen. Each is a search of its
 * own, because a learning has some of them and hardly ever all.
 */
export function relatedQueries({ names, kind, cause, said }: RelatedAbout): readonly RelatedQuery[] {
  const own = distinct(names.map(plain));
  const terms = tellingWords(said).filter(({ words }) => !own.includes(words));
  return [
    ...(cause === null ? [] : [{ words: plain(cause), weight: 4 }]),
    ...own.map((words) => ({ words, weight: 3 })),
    ...terms.slice(0, MOST_TERMS),
    ...(kind === null ? [] : [{ words: plain(kind), weight: 0.5 }]),
  ].filter(({ words }) => words !== '');
}

/** Learnings that have enough of it, the likest first; what few learnings have counts more than what all have. */
export function rankRelated(
  found: readonly RelatedFound[],
  most = 3,
): readonly { readonly id: string; readonly title: string; readonly score: number }[] {
  const scores = new Map<string, { title: string; score: number; plain: number }>();
  for (const { hits, weight } of found)
    for (const { id, title } of hits) {
      const known = scores.get(id) ?? { title, score: 0, plain: 0 };
      const rare = 1 / (1 + Math.log2(Math.max(1, hits.length)) / 4);
      scores.set(id, { title, score: known.score + weight * rare, plain: known.plain + weight });
    }
  return [...scores]
    .filter(([, { plain: all }]) => all >= ENOUGH)
    .map(([id, { title, score }]) => ({ id, title, score }))
    .toSorted((one, other) => other.score - one.score || other.id.localeCompare(one.id))
    .slice(0, most);
}

const TALK = new Set(
  `a an and are as at be but by can cannot could did does down error errors failed failure for from has have how in into is
   it its last line lines not now of off on or out over pid run running says see since some still than that the there they
   this to up was were what when which while will with without would you your service process state status seconds minutes
   hours days times time exit code held free used full`.split(/\s+/),
);

/** Words that tell something, codes like EADDRINUSE before plain ones, each once; numbers that are no port tell nothing. */
function tellingWords(said: readonly string[]): readonly RelatedQuery[] {
  const words = said
    .join(' ')
    .split(/[^\p{L}\p{N}_.-]+/u)
    .map((word) => word.replaceAll(/^[.-]+|[.-]+$/g, ''))
    .filter((word) => word.length > 2 && !TALK.has(word.toLowerCase()) && !/^[\d.:-]+$/.test(word));
  const codes = distinct(words.filter(isCode).map(plain));
  const others = distinct(words.filter((word) => !isCode(word)).map(plain)).filter((word) => !codes.includes(word));
  return [
    ...codes.map((code) => ({ words: code, weight: 3 })),
    ...others.map((word) => ({ words: word, weight: 1.5 })),
  ];
}

/** A word that people do not make up twice: EADDRINUSE, memory_service, ModuleNotFoundError, api-gateway. */
const isCode = (word: string): boolean =>
  /^[A-Z][A-Z0-9_]{3,}$/.test(word) || /[\p{L}\p{N}][_-][\p{L}\p{N}]/u.test(word) || /[a-z][A-Z]/.test(word);

/** Without what a search may read as its own signs. */
const plain = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();

const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)];
