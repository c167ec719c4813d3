import { useEffect, useRef } from 'react';

import { messageOf } from '#domain/errors.ts';
import { answersOf, withAnswers } from '#domain/learnings/answers.ts';
import { keyOf, type LearnFrom } from '#domain/learnings/from.ts';
import type { LearningDraft } from '#domain/learnings/learning.ts';
import { type Cell, useCell } from '#screens/frame/cell.ts';
import type { Begun, LearningsDesk, Problem } from '#screens/learnings/desk.ts';
import { useActs } from '#store/react.tsx';

import { answersIn, writeStateOf, type WriteState } from './model.ts';

/** A learning being written. */
export interface Writing {
  readonly begun: Begun;
  readonly state: WriteState;
  readonly reviewing: boolean;
  /** The whole file as it was written in the editor; null while it follows from the answers. */
  readonly text: string | null;
  /** What is wrong with that file. */
  readonly problems: readonly Problem[];
  /** Whether anything was said that is not kept yet. */
  readonly changed: boolean;
  readonly saving: boolean;
}

/** Between two times that a draft is kept while somebody types. */
const KEEP_MS = 400;

/** What is written so far; it is kept as it grows, so that neither leaving nor a crash loses it. */
export function useWriting(
  desk: LearningsDesk | null,
  from: LearnFrom,
): { readonly cell: Cell<Writing | null>; readonly today: string } {
  const cell = useCell<Writing | null>(null);
  const { toast, pop } = useActs();
  const today = desk?.today() ?? '';
  const key = keyOf(from);
  useEffect(() => {
    if (desk === null) return;
    let open = true;
    desk.begin(from).then(
      (begun) => open && cell.set(writingOf(begun)),
      (error: unknown) => {
        if (!open) return;
        toast(messageOf(error), 'error');
        pop();
      },
    );
    return () => {
      open = false;
    };
    // The same thing to write about, whatever object names it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [desk, key]);
  const keep = useRef<() => void>(() => undefined);
  keep.current = () => {
    const writing = cell.get();
    if (desk === null || writing === null || !writing.changed || writing.saving) return;
    cell.set({ ...writing, changed: false });
    const { begun, text } = writing;
    desk
      .keep({ from: begun.from, draft: draftOf(writing, today), text })
      .catch((error: unknown) => toast(messageOf(error), 'error'));
  };
  const changed = cell.get()?.changed === true;
  useEffect(() => {
    if (!changed) return;
    const timer = setTimeout(() => keep.current(), KEEP_MS);
    return () => clearTimeout(timer);
  }, [changed]);
  useEffect(() => () => keep.current(), []);
  return { cell, today };
}

/** What a person sees when they begin, or go on with what they left. */
export function writingOf(begun: Begun): Writing {
  const state = writeStateOf(answersOf(begun.draft));
  return {
    begun,
    state,
    reviewing: begun.text !== null,
    text: begun.text,
    problems: [],
    changed: false,
    saving: false,
  };
}

/** The draft with what was answered. */
export const draftOf = ({ begun, state }: Writing, today: string): LearningDraft =>
  withAnswers(begun.draft, answersIn(state), today);
