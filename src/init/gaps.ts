import { holdsAt, schemaAt } from '../read/profile/schema/json-schema.ts';
import { note } from './comments.ts';

/** What a profile lacks and only a writer knows; without one that is needed, it cannot be built. */
export interface Gap {
  key: string;
  needed: boolean;
}

/** Marks a gap: what is wanted there, and how it may look, in the words of the schema. */
export function todo(path: readonly PropertyKey[]): string {
  const example = schemaAt(path)?.examples?.[0];
  const shown = typeof example === 'string' ? [`For example: ${example}`] : [];
  return note(`TODO: ${holdsAt(path)}`, ...shown);
}
