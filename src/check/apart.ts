import { choicesFor } from '../read/package/choices-for.ts';
import type { Component } from '../read/package/component.ts';
import { distributionOf } from './distribution.ts';
import type { Subject } from './subject.ts';

/**
 * Whether a package may never be installed together with a kext: it brings none, no choice installs both, and JavaScript
 * decides what is chosen. An "Uninstall" inside an installer is such a one.
 */
export function mayBeApart(subject: Subject, id: string): boolean {
  const distribution = distributionOf(subject);
  const components = subject.package?.components ?? [];
  const ref = distribution?.packages.find((one) => one.id === id);
  const own = components.find(({ name, info }) => info?.id === id || name === ref?.file);
  if (!distribution || !own || own.kexts.length > 0 || distribution.javascript.length === 0) return false;
  const choices = (component: Component) => choicesFor(component, distribution);
  const withKexts = new Set(components.filter(({ kexts }) => kexts.length > 0).flatMap(choices));
  const its = choices(own);
  return its.length > 0 && !its.some((choice) => withKexts.has(choice));
}
