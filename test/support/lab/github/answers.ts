import type { Answer, Call } from '../api/server.ts';

const MAX_PER_PAGE = 100;

export const ok = (body: unknown, status = 200): Answer => ({ status, body });
export const refused = (status: number, message: string, more: object = {}): Answer => ({
  status,
  body: { message, documentation_url: 'https://docs.github.com/rest', ...more },
});
export const NOT_FOUND = refused(404, 'Not Found');
export const NOTHING: Answer = { status: 204 };

/** A refusal of one field, as GitHub words it. */
export const invalid = (resource: string, field: string, code: string): Answer =>
  refused(422, 'Validation Failed', { errors: [{ resource, field, code }] });

/** One page of a list, with a link to the next one. */
export function page(
  { query, path }: Call,
  origin: string,
  all: readonly unknown[],
  wrap = (some: readonly unknown[]): unknown => some,
): Answer {
  const perPage = Math.min(Number(query.get('per_page') ?? 30), MAX_PER_PAGE);
  const number = Number(query.get('page') ?? 1);
  const more = all.length > number * perPage;
  const next = new URLSearchParams({ ...Object.fromEntries(query), page: String(number + 1) });
  return {
    status: 200,
    body: wrap(all.slice((number - 1) * perPage, number * perPage)),
    headers: more ? { link: `<${origin}${path}?${next.toString()}>; rel="next"` } : {},
  };
}

/** The body of a request as JSON; `{}` for none. */
export const sent = ({ body }: Call): Readonly<Record<string, unknown>> =>
  body.length === 0 ? {} : (JSON.parse(body.toString()) as Record<string, unknown>);
