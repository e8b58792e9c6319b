import type { Component } from '../read/package/component.ts';
import type { Distribution } from '../read/package/distribution.ts';
import { attributeOf, childrenOf, type Element } from '../read/package/xml-tree.ts';

/** What a Distribution tells of two packages; unsaid: it has no outline, several, or does not name both. */
export type Order = 'before' | 'after' | 'unsaid';

/**
 * How one package stands to another, by their folders. The Installer takes the choices in the order of the outline, says
 * the author of Packages (packagesdev/packages, issues 46 and 117); Apple does not say. Whether a script of the first
 * runs before the files of the second are there, nobody says: a log of an installation (Git 1.8.3.2, 2013) has the files
 * of both put in place at once.
 */
export function orderOf(
  first: string,
  second: string,
  distribution: Distribution | null,
  components: readonly Component[],
): Order {
  const outlines = distribution ? childrenOf(distribution.root, 'choices-outline') : [];
  const [outline] = outlines;
  if (!distribution || !outline || outlines.length > 1) return 'unsaid';
  const ids = choicesIn(outline).flatMap(
    (choice) => distribution.choices.find(({ id }) => id === choice)?.packages ?? [],
  );
  const at = (name: string) => ids.findIndex((id) => isOf(id, name, distribution, components));
  const [a, b] = [at(first), at(second)];
  if (a < 0 || b < 0 || a === b) return 'unsaid';
  return a < b ? 'before' : 'after';
}

/** In the order in which they stand there, those of a group behind it. */
function choicesIn(outline: Element): string[] {
  return childrenOf(outline, 'line').flatMap((line) => [
    attributeOf(line, 'choice') ?? '',
    ...choicesIn(line),
  ]);
}

/** Its file tells which package it is; without one, its identifier. */
function isOf(
  id: string,
  name: string,
  { packages }: Distribution,
  components: readonly Component[],
): boolean {
  const file = packages.find((one) => one.id === id)?.file ?? null;
  if (file !== null) return file === name;
  return components.some((one) => one.name === name && one.info?.id === id);
}
