import type { Json, JsonObject } from '#domain/json.ts';

export interface Link {
  readonly title: string;
  readonly url: string;
}

/** Addresses of a result: `links` of texts, or of `{title, url}`. */
export function linksIn(result: JsonObject | null): readonly Link[] {
  const links = result?.['links'];
  if (!Array.isArray(links)) return [];
  return links.flatMap((link: Json): Link[] => {
    if (typeof link === 'string') return [{ title: link, url: link }];
    if (typeof link !== 'object' || link === null || !('url' in link)) return [];
    const { title, url } = link;
    return typeof url === 'string' ? [{ title: typeof title === 'string' ? title : url, url }] : [];
  });
}

/** What else a result says, name and text, in its own order. */
export function factsIn(result: JsonObject | null): readonly (readonly [string, string])[] {
  return Object.entries(result ?? {}).flatMap(([name, value]) => {
    const text = textOf(value);
    return name === 'links' || text === '' ? [] : [[wordsOf(name), text] as const];
  });
}

function textOf(value: Json): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (!Array.isArray(value)) return '';
  return value.filter((each) => typeof each === 'string').join(', ');
}

/** `releasedTag` -> `released tag` */
const wordsOf = (name: string): string => name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
