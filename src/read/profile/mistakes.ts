import type * as z from 'zod';
import type { Path } from '../yaml/places.ts';

type Issue = z.core.$ZodIssue;
/** What zod found at one place, without the nesting that unions and maps bring. */
export interface Mistake {
  path: Path;
  issue: Exclude<Issue, { code: 'invalid_union' | 'invalid_key' | 'unrecognized_keys' }> | Misfit | Unknown;
  /** Where the mistake is in the key itself. */
  atKey: boolean;
}
/** A value that no branch of a union fits. */
export interface Misfit {
  code: 'misfit';
  expected: string[];
}
export interface Unknown {
  code: 'unknown_key';
}

/** Every mistake that zod found, one a place: the first says the most. */
export function mistakesOf(error: z.ZodError): Mistake[] {
  const all = error.issues.flatMap((issue) => flatten(issue, []));
  // What is wrong in the entries of a list that is far too long says nothing more.
  const long = all.filter(({ issue }) => issue.code === 'too_big' && issue.origin === 'array');
  const within = ({ path }: Mistake, list: Mistake) =>
    path.length > list.path.length && list.path.every((step, index) => step === path[index]);
  const seen = new Set<string>();
  return all.filter((mistake) => {
    const key = JSON.stringify(mistake.path);
    if (seen.has(key) || long.some((list) => within(mistake, list))) return false;
    seen.add(key);
    return true;
  });
}

function flatten(issue: Issue, above: Path): Mistake[] {
  const path = [...above, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys
        .filter((key) => key !== '__proto__')
        .map((key) => ({ path: [...path, key], issue: { code: 'unknown_key' }, atKey: true }));
    case 'invalid_key':
      return issue.issues
        .flatMap((inner) => flatten(inner, path))
        .map((mistake) => ({ ...mistake, atKey: true }));
    case 'invalid_union':
      return flattenUnion(issue.errors, path);
    default:
      return [{ path, issue, atKey: false }];
  }
}

/** Of a union, only the branch counts that the writer meant: the one whose type fits, whatever is wrong inside it. */
function flattenUnion(branches: Issue[][], path: Path): Mistake[] {
  const here = (branch: Issue[], ...codes: string[]) =>
    branch.some((issue) => issue.path.length === 0 && codes.includes(issue.code));
  const meant =
    branches.find((branch) => !here(branch, 'invalid_type', 'invalid_value')) ??
    branches.find((branch) => !here(branch, 'invalid_type'));
  if (meant) return meant.flatMap((issue) => flatten(issue, path));
  const expected = branches
    .flat()
    .flatMap((issue) => (issue.code === 'invalid_type' ? [issue.expected] : []));
  return [{ path, issue: { code: 'misfit', expected }, atKey: false }];
}
