import { listField, textField } from '#domain/field.ts';
import { isJsonObject, isList, type Json, type JsonObject } from '#domain/json.ts';
import { STATUSES } from '#domain/status.ts';

import type { Conclusion, Confidence, Diagnosis, Fix } from './conclusion.ts';

/** A diagnosis as it is journaled and printed. */
export function diagnosisJson({ subject, conclusion, others, ruledOut, notLooked }: Diagnosis): JsonObject {
  return {
    subject,
    conclusion: conclusionJson(conclusion),
    others: others.map(conclusionJson),
    ruledOut: ruledOut.map((each) => ({ ...each })),
    notLooked,
  };
}

function conclusionJson({ fixes, ...conclusion }: Conclusion): JsonObject {
  return { ...conclusion, fixes: fixes.map(({ act, ...fix }) => ({ ...fix, act: act === null ? null : { ...act } })) };
}

/** The same with every text cleaned. */
export function cleaned(value: Json, clean: (text: string) => string): Json {
  if (typeof value === 'string') return clean(value);
  if (isList(value)) return value.map((each) => cleaned(each, clean));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cleaned(each, clean)]));
}

/** The diagnosis in the result of a run; null for a run of something else, or of another version. */
export function diagnosisIn(result: JsonObject | null): Diagnosis | null {
  const conclusion = conclusionIn(result?.['conclusion']);
  const subject = textField(result, 'subject');
  if (conclusion === null || subject === null) return null;
  return {
    subject,
    conclusion,
    others: listIn(result?.['others']).flatMap((each) => conclusionIn(each) ?? []),
    ruledOut: listIn(result?.['ruledOut']).flatMap((each) => {
      const id = textField(each, 'id');
      return id === null ? [] : [{ id, title: textField(each, 'title') ?? id, why: textField(each, 'why') ?? '' }];
    }),
    notLooked: listField(result, 'notLooked'),
  };
}

function conclusionIn(value: Json | undefined): Conclusion | null {
  if (!isJsonObject(value)) return null;
  const [id, title] = [textField(value, 'id'), textField(value, 'title')];
  const status = STATUSES.find((each) => each === value['status']);
  const confidence = CONFIDENCES.find((each) => each === value['confidence']);
  if (id === null || title === null || status === undefined || confidence === undefined) return null;
  const fixes = listIn(value['fixes']).flatMap((each) => fixIn(each) ?? []);
  return { id, title, status, confidence, evidence: listField(value, 'evidence'), fixes };
}

function fixIn(value: Json): Fix | null {
  const [id, title] = [textField(value, 'id'), textField(value, 'title')];
  if (id === null || title === null || !isJsonObject(value)) return null;
  const commands = listField(value, 'commands');
  return { id, title, commands, costs: textField(value, 'costs'), act: actIn(value['act']) };
}

function actIn(value: Json | undefined): Fix['act'] {
  if (!isJsonObject(value)) return null;
  const { procedure, params } = value;
  return typeof procedure === 'string' && isJsonObject(params) ? { procedure, params } : null;
}

const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'possible'];

const listIn = (value: Json | undefined): readonly Json[] => (value !== undefined && isList(value) ? value : []);
