import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { distributionOf } from '../distribution.ts';
import { kextsOf } from '../kexts.ts';
import type { Rule } from '../rule.ts';
import { unread } from '../unread.ts';

const IN_DISTRIBUTION = ['RequireRestart', 'RequireShutdown'];
const IN_PACKAGE_INFO = ['restart', 'shutdown'];

/** A restart that the Installer insists on comes before anybody has pressed Allow. */
export const restart: Rule = {
  code: 'check.restart',
  ofKexts: true,
  look: (subject) => {
    const distribution = distributionOf(subject);
    if ((!subject.package && !distribution) || kextsOf(subject).length === 0) return undefined;
    const components = subject.package?.components ?? [];
    const findings: Diagnostic[] = [];
    for (const { onConclusion, id, place } of distribution?.packages ?? []) {
      if (onConclusion === null || !IN_DISTRIBUTION.includes(onConclusion)) continue;
      const found = `onConclusion="${onConclusion}"`;
      findings.push(diagnostic('check.restart', { found, package: id }, place));
    }
    for (const { info, name } of components) {
      if (!info || !IN_PACKAGE_INFO.includes(info.postinstallAction ?? '')) continue;
      const found = `postinstall-action="${info.postinstallAction}"`;
      findings.push(diagnostic('check.restart', { found, package: info.id ?? name }, info.place));
    }
    return { findings, unknown: unread(subject, ['Distribution', 'PackageInfo']) };
  },
};
