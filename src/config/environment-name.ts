import { OpsError } from '#domain/errors.ts';
import { nearest } from '#domain/nearest.ts';
import type { Environment } from '#services/ports/environment.ts';

import { ENVIRONMENTS } from './defaults.ts';
import { envText } from './env-value.ts';

const SHORT: Readonly<Record<string, string>> = {
  dev: 'development',
  test: 'testing',
  stage: 'staging',
  prod: 'production',
  live: 'production',
};

/** Which environment is meant, and by what. */
export interface EnvironmentChoice {
  readonly name: string;
  /** `--env`, the variable, or null for the default. */
  readonly from: string | null;
}

/**
 * `--env`, else CMPM_ENVIRONMENT, else ENVIRONMENT when it names an environment everybody has (other programs use that
 * variable too), else development.
 */
export function chooseEnvironment(option: string | undefined, environment: Environment): EnvironmentChoice {
  const named = tidy(option);
  if (named !== null) return { name: named, from: '--env' };
  const own = tidy(environment.get('CMPM_ENVIRONMENT'));
  if (own !== null) return { name: own, from: 'CMPM_ENVIRONMENT' };
  const shared = tidy(environment.get('ENVIRONMENT'));
  if (shared !== null && ENVIRONMENTS.includes(shared)) return { name: shared, from: 'ENVIRONMENT' };
  return { name: 'development', from: null };
}

/** Throws OpsError when an environment was asked for that nobody knows. */
export function mustExist({ name, from }: EnvironmentChoice, known: readonly string[]): void {
  if (known.includes(name)) return;
  const near = nearest(name, known);
  throw new OpsError(
    'environment-unknown',
    `${from ?? 'The configuration'} names the environment ${name}, which does not exist.`,
    {
      hint: near === null ? `Known are ${known.join(', ')}.` : `Did you mean ${near}? Known are ${known.join(', ')}.`,
      exit: 'usage',
    },
  );
}

function tidy(raw: string | undefined): string | null {
  const word = envText(raw)?.toLowerCase() ?? null;
  return word === null ? null : (SHORT[word] ?? word);
}
