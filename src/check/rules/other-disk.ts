import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { loadingOf, loadsOf, placeOf } from '../loading.ts';
import type { Rule } from '../rule.ts';

/** Only the macOS that is running can load anything. */
export const otherDisk: Rule = {
  code: 'check.other-disk',
  ofKexts: true,
  look: (subject) => {
    const loading = loadingOf(subject);
    const isRootOnly = subject.package?.distribution?.options.rootVolumeOnly === 'true';
    if (!loading || isRootOnly) return undefined;
    const loads = loadsOf(loading.scripts);
    if (loads.length === 0 && loading.unknown.length === 0) return undefined;
    const findings = loads
      .filter(({ load }) => load.onOtherDisk)
      .map(({ script, load }) => diagnostic('check.other-disk', {}, placeOf(script.place, load)));
    return { findings, unknown: loading.unknown };
  },
};
