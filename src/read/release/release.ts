import type { Place } from '../../diagnostics/diagnostic.ts';
import type { KextFacts } from '../bundle/kext.ts';
import type { Signer } from '../signature/certificate.ts';

/** One kext bundle of a release. */
export interface ReleaseKext extends Omit<KextFacts, 'nested'> {
  /** Its Info.plist in the package, or the bundle. */
  place: Place;
  /** Whether scripts come along with it: one of them may put it elsewhere than `path`. */
  scripted: boolean;
  /** It lies beside the scripts, and `path` is only the usual one: whether one installs it, and where, nobody says. */
  carried?: boolean;
}

/** What a vendor gives to users, a package or a bundle, as far as it matters here. null: it does not say. */
export interface Release {
  /** As it was named. */
  file: string;
  kind: 'package' | 'bundle';
  /** The title of the installer, where people can read it. */
  title: string | null;
  version: string | null;
  /** Who signed the installer: a hint at the vendor only, macOS names who signed the kext. Read, not verified. */
  installer: Signer | null;
  /** Those inside others, too, each behind the one that it is in. Several may have one identifier. */
  bundles: ReleaseKext[];
}
