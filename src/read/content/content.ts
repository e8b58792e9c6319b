import type { Root } from 'mdast';

/**
 * What can be true of a guide, as the `when` of flow.yaml and answers.yaml and `:::when` in a topic name it.
 * A fact has one value in a guide and may have several in a pane, which speaks to the readers of several guides.
 */
export const FACTS = {
  action: ['install', 'update', 'uninstall'],
  chip: ['apple-silicon', 'intel'],
  family: ['macos-11', 'macos-13'],
  management: ['none', 'enrolled', 'automated'],
  /** What the action means for the strongest kext that loads on the chip: new-code > updated-code > new-codeless > updated-codeless. */
  change: [
    'new-code',
    'updated-code',
    'new-codeless',
    'updated-codeless',
    'removed-code',
    'removed-codeless',
  ],
  /** Whether codeless kexts and kexts with code come together. */
  kinds: ['code', 'codeless', 'mixed'],
  kexts: ['one', 'several'],
  /** Who signed them: 'unknown' where no name is known, 'partly' where the names of some kexts are. */
  developers: ['one', 'several', 'partly', 'unknown'],
  /** 'once' only where one call loads all kexts and one developer signed them; 'repeated' where several kexts may ask one by one. */
  prompt: ['once', 'repeated'],
  loads: ['installer', 'app', 'device'],
  reconnect: ['yes', 'no'],
  uninstall: ['app', 'script', 'terminal', 'general'],
  /** An update in which a kext with code became codeless: its old code stays until a restart. */
  turned: ['codeless', 'no'],
  /** A kext of the product that cannot load on this chip. */
  left: ['out', 'none'],
  /** Whether a first installation on these Macs has a guide; 'here' in the Installer's Read Me, which holds its steps. */
  installing: ['guide', 'here', 'none'],
  /** Whether removing on these Macs has a guide. */
  removing: ['guide', 'none'],
  /** Whether the guide also covers macOS versions that are newer than the newest known. */
  newer: ['yes', 'no'],
} as const;

export type Fact = keyof typeof FACTS;
export type Facts = { readonly [F in Fact]: readonly (typeof FACTS)[F][number][] };
/** Every fact named must have one of the values listed. */
export type When = { readonly [F in Fact]?: readonly (typeof FACTS)[F][number][] };

export const PHASES = ['prepare', 'install', 'remove', 'recovery', 'approve', 'restart', 'verify'] as const;
export type PhaseId = (typeof PHASES)[number];

/** One row of flow.yaml. Rows that share an id are alternatives: at most one of them holds in any guide. */
export interface FlowRow {
  id: string;
  phase: PhaseId;
  topic: string;
  when: When;
  /** A condition that the reader can see on screen; its sentence is the string `if.NAME`. */
  if?: string;
  skipIf?: string;
  /** Steps of Apple's article that are completed here. */
  covers: readonly string[];
  /** How often the Mac goes down in this step. */
  down: number;
  because: string;
  source: string;
}

/** A row of flow.yaml's `phases`: makes a whole phase conditional. */
export interface PhaseRow {
  id: PhaseId;
  when: When;
  if?: string;
  skipIf?: string;
  because: string;
  source: string;
}

/** What no guide can be written for. */
export interface ImpossibleRow {
  id: 'kext-needs-arm64e' | 'kext-needs-x86_64' | 'macos-has-no-intel';
  because: string;
  source: string;
}

export interface Flow {
  steps: readonly FlowRow[];
  phases: readonly PhaseRow[];
  impossible: readonly ImpossibleRow[];
}

export interface MacosVersion {
  version: string;
  name: string;
  chips: readonly ('apple-silicon' | 'intel')[];
  family: 'macos-11' | 'macos-13';
}

/** A row of answers.yaml: a question of the reader's that is answered beside the steps; it holds where any `when` does. */
export interface AnswerRow {
  id: string;
  topic: string;
  when: readonly When[];
}

/** macOS's own word for a thing on screen; `sure` is false where the wording was recalled or is uncertain. */
export interface Term {
  text: string;
  sure: boolean;
  /** The newest macOS on which somebody saw it; null: nobody says on which. */
  seenOn: string | null;
}

/** A topic: the Markdown of one step or explanation, parsed. */
export interface Topic {
  name: string;
  file: string;
  source: string;
  tree: Root;
  /** True where no topic of ours has this name: only what the vendor names can say it. */
  own: boolean;
}

/** One language: everything that is said, nothing that is decided. */
export interface Language {
  locale: string;
  topics: ReadonlyMap<string, Topic>;
  /** By family, then by name. */
  terms: Readonly<Record<MacosVersion['family'], ReadonlyMap<string, Term>>>;
  /** ICU messages by key. */
  strings: ReadonlyMap<string, string>;
}

/** Handlebars sources and style sheets by name, such as `guide.hbs` or `styles/page.css`. */
export type Templates = ReadonlyMap<string, string>;

export interface Content {
  flow: Flow;
  macos: readonly MacosVersion[];
  answers: readonly AnswerRow[];
  languages: ReadonlyMap<string, Language>;
  templates: Templates;
}
