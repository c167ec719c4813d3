import { OpsError } from '#domain/errors.ts';

/** Stands for an ability of the world that no adapter gives yet; every use says so. */
export function notBuilt(what: string): () => Promise<never> {
  return () => Promise.reject(new OpsError('not-built', `${what} is not built yet.`));
}
