import { diagnostic } from '../../diagnostics/diagnostic.ts';
import { type Closing, closingsOf } from '../../read/package/closing.ts';
import { mayBeApart } from '../apart.ts';
import { distributionOf } from '../distribution.ts';
import { kextsOf } from '../kexts.ts';
import { doubtsOf, isFollowed, loadingOf, placeOf } from '../loading.ts';
import type { Outcome, Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { unread } from '../unread.ts';

/** A restart that the Installer insists on comes before anybody has pressed Allow. */
export const restart: Rule = {
  code: 'check.restart',
  ofKexts: true,
  look: (subject) => closings(subject, 'check.restart', ['restart', 'shutdown']),
};

/** So does one that a script brings about. */
export const restartScript: Rule = {
  code: 'check.restart-script',
  ofKexts: true,
  look: (subject) => {
    if (!subject.package || kextsOf(subject).length === 0) return undefined;
    const scripts = subject.scripts.run.filter(isFollowed);
    const loading = loadingOf(subject);
    if (scripts.length === 0 && !loading?.unknown.length) return undefined;
    return {
      findings: scripts.flatMap(({ facts, place }) =>
        facts.goingDown.map((one) =>
          diagnostic('check.restart-script', { text: one.text }, placeOf(place, one)),
        ),
      ),
      unknown: [...(loading?.unknown ?? []), ...scripts.flatMap(doubtsOf)],
    };
  },
};

/** macOS shows its alert once, to whoever is logged in. */
export const logout: Rule = {
  code: 'check.logout',
  ofKexts: true,
  look: (subject) => closings(subject, 'check.logout', ['logout']),
};

/** The Installer's own "Restart" tempts people to press it before they have allowed the kext. */
export const restartAdvised: Rule = {
  code: 'check.restart-advised',
  ofKexts: true,
  look: (subject) => closings(subject, 'check.restart-advised', ['advise']),
};

function closings(
  subject: Subject,
  code: 'check.restart' | 'check.logout' | 'check.restart-advised',
  wanted: readonly Closing['does'][],
): Outcome | undefined {
  const distribution = distributionOf(subject);
  if ((!subject.package && !distribution) || kextsOf(subject).length === 0) return undefined;
  const found = closingsOf(distribution, subject.package?.components ?? []).filter(({ does }) =>
    wanted.includes(does),
  );
  const [apart, together] = [true, false].map((is) =>
    found.filter((one) => mayBeApart(subject, one.package) === is),
  );
  return {
    findings: together!.map(({ place, ...args }) => diagnostic(code, args, place)),
    unknown: [
      ...unread(subject, ['Distribution', 'PackageInfo']),
      ...apart!.map(({ place, ...args }) => diagnostic('check.unknown-apart', args, place)),
    ],
  };
}
