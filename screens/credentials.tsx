import type { Area } from '#screens/place.ts';
import type { CredentialsView } from '#store/state.ts';

import { AddCredential } from './credentials/add.tsx';
import { CredentialDetails } from './credentials/details.tsx';

/** What lies above the list of credentials. */
export function CredentialsScreen({ view, ...area }: Area & { readonly view: CredentialsView }) {
  if (view.part === 'add') return <AddCredential {...area} />;
  return <CredentialDetails {...area} name={view.name ?? ''} />;
}
