import { describe, expect, it } from 'vitest';

import type { Conclusion } from '#domain/diagnosis/conclusion.ts';
import { aboutDiagnosis } from '#domain/learnings/about-diagnosis.ts';
import { rankRelated, relatedQueries } from '#domain/learnings/related.ts';

const TAKEN: Conclusion = {
  id: 'service-port-taken',
  title: 'api-gateway cannot start: port 7001 is held by node.',
  confidence: 'certain',
  status: 'critical',
  evidence: ['its log: EADDRINUSE 7001'],
  fixes: [],
};
const diagnosis = (conclusion: Conclusion) => ({
  subject: 'service:api-gateway',
  conclusion,
  others: [],
  ruledOut: [],
  notLooked: [],
});

describe('what is looked for', () => {
  it('is the cause first, then the name, then codes before plain words', () => {
    const about = aboutDiagnosis(diagnosis(TAKEN));
    if (about === null) throw new Error('something is wrong');
    const words = relatedQueries(about).map((query) => query.words);
    expect(words.slice(0, 3)).toEqual(['service port taken', 'api gateway', 'EADDRINUSE']);
    expect(words).not.toContain('7001');
    expect(words.at(-1)).toBe('service');
  });

  it('is nothing where nothing is wrong', () => {
    expect(aboutDiagnosis(diagnosis({ ...TAKEN, status: 'ok' }))).toBeNull();
  });
});

describe('what was seen before', () => {
  const hit = (id: string) => ({ id, title: `About ${id}` });

  it('has the cause, the name or two telling words; a kind alone is too little', () => {
    const found = [
      { words: 'service port taken', weight: 4, hits: [hit('a')] },
      { words: 'EADDRINUSE', weight: 1.5, hits: [hit('a'), hit('b')] },
      { words: 'gateway', weight: 1.5, hits: [hit('b')] },
      { words: 'service', weight: 0.5, hits: [hit('a'), hit('b'), hit('c')] },
    ];
    expect(rankRelated(found).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('are three at most, and what few learnings have counts more than what many have', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map(hit);
    const found = [
      { words: 'api gateway', weight: 3, hits: many },
      { words: 'EADDRINUSE', weight: 3, hits: [hit('e')] },
    ];
    const ranked = rankRelated(found);
    expect(ranked).toHaveLength(3);
    expect(ranked[0]?.id).toBe('e');
  });
});
