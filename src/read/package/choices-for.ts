import type { Component } from './component.ts';
import type { Distribution } from './distribution.ts';

/** The identifiers of the choices that install a package; which of them are taken, JavaScript may decide. */
export function choicesFor(component: Component, { choices, packages }: Distribution): string[] {
  const ids = new Set(packages.flatMap(({ id, file }) => (file === component.name ? [id] : [])));
  // A Distribution calls a package mostly by its identifier, and by another name now and then (HoRNDIS: "kext").
  if (ids.size === 0 && component.info?.id) ids.add(component.info.id);
  return choices.flatMap((choice) =>
    choice.id !== null && choice.packages.some((id) => ids.has(id)) ? [choice.id] : [],
  );
}
