import type { Root } from 'mdast';

export type Action = 'install' | 'update' | 'uninstall';
export type Chip = 'apple-silicon' | 'intel';
export type Management = 'none' | 'enrolled' | 'automated';
export type Architecture = 'arm64e' | 'arm64' | 'x86_64' | 'i386' | 'ppc';

/** Markdown of the vendor's, parsed, by locale. No directive is known in it; pictures are `data:` addresses already. */
export type Prose = Readonly<Record<string, Root>>;

/** One of several bundles with one identifier. */
export interface Variant {
  path: string;
  codeless: boolean;
  architectures: readonly Architecture[];
}

/** One kernel extension, whatever it was read from. */
export interface Kext {
  /** CFBundleIdentifier */
  id: string;
  /** The name that a person sees. */
  name: string;
  /** Where it is installed, `/Library/Extensions/Name.kext` unless the profile says otherwise. */
  path: string;
  version?: string;
  /** True where the Info.plist has no CFBundleExecutable. */
  codeless: boolean;
  /** Bundles of this identifier that one package brings, where there are several: which of them macOS takes, nobody can read. */
  variants?: readonly Variant[];
  /** Slices of the executable; `[]` when codeless; absent when nobody said: both chips are then assumed. */
  architectures?: readonly Architecture[];
  /** What the release before this one had in its place; absent: the same kind as now. */
  previous?: 'absent' | 'codeless' | 'code';
  /** The name that macOS shows for whoever signed it. */
  developer?: string;
  teamId?: string;
  /** What it builds on, as OSBundleLibraries and IOProviderClass name it; absent where no bundle was read. */
  families?: readonly string[];
}

/** A step of the vendor's own, put behind a step of ours. */
export interface ExtraStep {
  after: string;
  /** Name of a topic in the vendor's content folder. */
  topic: string;
}

/** Everything that the pages need to know about one product: checked, complete, and free of anything to be read later. */
export interface Profile {
  /** The file or folder that it came from, as the user named it. */
  source: string;
  /** True where `explain` is missing (a bare `.kext`): the pages are then marked as a draft. */
  draft: boolean;
  product: {
    name: string;
    id: string;
    version?: string;
    vendor: string;
    /** A `data:` address. */
    logo?: string;
    /** `#rrggbb` */
    accent?: string;
    support: { url?: string; email?: string; phone?: string; guides?: string };
  };
  explain?: { what: Prose; why: Prose; minutes?: number };
  kexts: readonly Kext[];
  loads: { by: 'installer' | 'app' | 'device'; name?: string; reconnect: boolean; oneCall: boolean };
  uninstall: { how: 'app' | 'script' | 'terminal' | 'general'; name?: string };
  guides: {
    actions: readonly Action[];
    chips: readonly Chip[];
    management: readonly Management[];
    /** Inclusive macOS versions such as '11' or '27'; `to: null` is open: the newest known and whatever comes. */
    macos: { from: string; to: string | null };
  };
  locales: readonly string[];
  /** Absolute path of the folder that overlays topics, terms, strings and templates. */
  content?: string;
  extra: readonly ExtraStep[];
  /** Where the vendor's own installer lies, for the panes to go into; paths as they can be opened from here. */
  installer?: { package?: string; distribution?: string; resources?: string };
}
