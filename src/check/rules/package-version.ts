import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { outermost } from '../kexts.ts';
import type { Rule } from '../rule.ts';
import { unread } from '../unread.ts';

/** A package that brings one kext and has another version than it: people see both numbers. */
export const packageVersion: Rule = {
  code: 'check.package-version',
  look: (subject) => {
    const facts = subject.package;
    const [kext, second] = outermost(facts?.kexts ?? []);
    if (!facts || !kext || second) return undefined;
    const unknown = unread(subject, ['Distribution', 'PackageInfo', 'Payload']);
    const component = facts.components.find(({ name }) => name === kext.component);
    const version = facts.distribution?.product?.version ?? component?.info?.version ?? null;
    if (version === null || kext.version === null || isSame(version, kext.version)) {
      return { findings: [], unknown };
    }
    const place = facts.distribution?.product?.place ?? component?.info?.place ?? { file: subject.file };
    const args = { package: version, kext: kext.version, name: kext.name ?? kext.path };
    return { findings: [diagnostic('check.package-version', args, place)], unknown };
  },
};

/** 2.0 and 2.0.0 are one version. */
function isSame(a: string, b: string): boolean {
  const [first, second] = [a, b].map((version) => version.replace(/(\.0+)+$/, ''));
  return first === second;
}
