import { describe, expect, it } from 'vitest';

import { answersOf, withAnswers } from '#domain/learnings/answers.ts';
import { BLANK } from '#domain/learnings/blank.ts';
import { draftOfRun } from '#domain/learnings/draft-of-run.ts';

import { halfWay } from '../../support/runs/plan.ts';

const TODAY = '2026-11-20';

describe('answers of a learning', () => {
  it('go to their places and leave what was not asked as it was', () => {
    const draft = draftOfRun(halfWay(), '$ npm publish\nError: connect ECONNREFUSED 10.0.0.1:443\n');
    const written = withAnswers(
      draft,
      {
        ...answersOf(draft),
        title: ['  The registry was away '],
        category: ['troubleshooting'],
        cause: ['A firewall rule'],
        helped: ['waiting', ' '],
        prevention: ['ask the registry first'],
        todo: ['Tell the net team @ana by +3d', 'Mirror the registry @ana by +90d', 'Think'],
        tags: ['npm, Registry  npm'],
      },
      TODAY,
    );
    expect(written).toEqual({
      ...draft,
      category: 'troubleshooting',
      situation: { ...draft.situation, title: 'The registry was away' },
      investigation: { ...draft.investigation, findings: { rootCause: 'A firewall rule', contributingFactors: [] } },
      lessonsLearned: { ...draft.lessonsLearned, whatWorked: ['waiting'], prevention: ['ask the registry first'] },
      actionItems: {
        immediate: [{ task: 'Tell the net team', owner: 'ana', deadline: '2026-11-23', done: false }],
        longTerm: [
          { task: 'Mirror the registry', owner: 'ana', deadline: '2027-02-18', done: false },
          { task: 'Think', owner: '', deadline: '', done: false },
        ],
      },
      tags: ['npm', 'registry'],
    });
  });

  it('change nothing when nothing is answered, not even an owner of two words or what is done', () => {
    const draft = {
      ...BLANK,
      tags: ['redis'],
      actionItems: {
        immediate: [{ task: 'Alert', owner: 'Ana Lopez', deadline: '2026-11-21', done: true }],
        longTerm: [{ task: 'Think', owner: '', deadline: '', done: false }],
      },
    };
    expect(withAnswers(draft, answersOf(draft), TODAY)).toEqual(draft);
  });
});
