import type { LearnFrom } from '#domain/learnings/from.ts';

/** What a learning is written about, in a few words; empty for one about nothing that is known. */
export function aboutFrom(from: LearnFrom): string {
  switch (from.kind) {
    case 'nothing':
      return '';
    case 'run':
      return `from ${from.run}`;
    case 'incident':
      return `from incident ${from.incident}`;
    case 'check':
      return `from ${from.checkId}`;
  }
}
