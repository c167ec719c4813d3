import type { Area } from '#screens/place.ts';
import type { CredentialsView } from '#store/state.ts';

import { CredentialDetails } from './credentials/details.tsx';

/** What lies above the list of credentials. */
export function CredentialsScreen({ view, ...area }: Area & { readonly view: CredentialsView }) {
  return <CredentialDetails {...area} name={view.name ?? ''} />;
}
