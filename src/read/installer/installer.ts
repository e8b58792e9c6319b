import type { Closing } from '../package/closing.ts';
import type { Distribution } from '../package/distribution.ts';

/** What there is of the vendor's own installer, for the panes to go into. */
export interface Installer {
  distribution?: GivenDistribution;
  /** What its packages make the Installer do when it is done, as far as they are given. */
  closings: readonly Closing[];
  /** The files of its Resources, in an order that is always the same. */
  resources: readonly ResourceFile[];
  /** The package that is named and is no product archive, but one that a product is made of. */
  component?: { id: string | null; version: string | null; file: string };
}

export interface GivenDistribution extends Distribution {
  /** As it lies on the disk. */
  bytes: Uint8Array;
  /** Whether it comes out of a package that is built, so that it names the packages in that. */
  isBuilt: boolean;
}

export interface ResourceFile {
  /** Below Resources, with "/" between its parts: en.lproj/License.rtf */
  path: string;
  bytes: Uint8Array;
  isExecutable: boolean;
  /** Where it lies, as a message names it. */
  file: string;
}
